package gategrad.kernel;

import gategrad.kernel.engine.EngineOptions;
import gategrad.kernel.jshell.JShellEngine;
import gategrad.kernel.protocol.Kernel;
import gategrad.kernel.protocol.StartFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Starts the kernel: {@code java -jar gategrad-kernel.jar connection-file}. */
public final class Main {
  private Main() {}

  /** Runs until a front end shuts the kernel down; one line on System.err if it cannot start. */
  public static void main(String[] args) {
    try {
      start(args);
    } catch (StartFailure e) {
      System.err.println("gategrad kernel: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void start(String[] args) {
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
    ParentWatch.start();
    Layout layout = layout();
    compileAgainst(layout);
    new Kernel(
            Path.of(args[0]),
            extensions ->
                JShellEngine.start(
                    EngineOptions.of(StartImports.all())
                        .withMoreImports(() -> extensions.get().imports())
                        .withClassPath(() -> extensions.get().jars())
                        .withSources(layout.sources())),
            layout.libraries())
        .run();
  }

  private static Layout layout() {
    try {
      return Layout.find();
    } catch (IOException e) {
      throw new StartFailure("cannot read the folder of the kernel's jars (" + e + ")");
    }
  }

  /**
   * Lets the compiler see our jar alone, not all that the launcher jar names: it reads every jar of
   * its class path before the first cell runs.
   */
  private static void compileAgainst(Layout layout) {
    if (!layout.ours().isEmpty()) {
      System.setProperty(
          "java.class.path",
          layout.ours().stream()
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator)));
    }
  }
}
