package gategrad.kernel;

import gategrad.kernel.protocol.Connection;
import gategrad.kernel.protocol.Kernel;
import gategrad.kernel.protocol.StartFailure;
import java.nio.file.Path;
import java.util.List;

/** Starts the kernel: {@code java -jar gategrad-kernel.jar connection-file}. */
public final class Main {
  private Main() {}

  /** Runs until a front end shuts the kernel down; one line on System.err if it cannot start. */
  public static void main(String[] args) throws InterruptedException {
    try {
      start(args);
    } catch (StartFailure e) {
      System.err.println("gategrad kernel: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void start(String[] args) throws InterruptedException {
    if (args.length != 1) {
      throw new StartFailure(
          "name the connection file that Jupyter wrote; Jupyter does so itself when the kernel is"
              + " installed (see gategrad.kernel.install.Install)");
    }
    if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
      throw new StartFailure(
          "this Java has no JShell ("
              + System.getProperty("java.home")
              + "): install a JDK instead of a JRE");
    }
    new Kernel(
            Connection.read(Path.of(args[0])),
            extensions -> new PlainEngine(StartImports.and(extensions)),
            List.of())
        .run();
  }
}
