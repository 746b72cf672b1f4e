package gategrad.kernel;

import gategrad.kernel.engine.EngineAgent;
import java.lang.instrument.Instrumentation;

/**
 * What {@code java -jar gategrad-kernel.jar} runs first: refuses a Java that is too old, with one
 * line instead of a page from the JVM.
 *
 * <p>The one class that is compiled for Java 8, so that an old Java can run it.
 */
public final class Launcher {
  private static final double CLASSES_OF_JAVA_17 = 61;

  private Launcher() {}

  /** Called by the JVM before {@code main}, where it is Java 9 or newer. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    refuseOldJava();
    EngineAgent.agentmain(arguments, instrumentation);
  }

  /** Starts the kernel. */
  public static void main(String[] args) {
    refuseOldJava();
    Main.main(args);
  }

  private static void refuseOldJava() {
    if (Double.parseDouble(System.getProperty("java.class.version")) < CLASSES_OF_JAVA_17) {
      System.err.println(
          "gategrad kernel: it needs Java 17 or newer, and this is "
              + System.getProperty("java.version")
              + " ("
              + System.getProperty("java.home")
              + "): install a newer JDK and, with it, the kernel again");
      System.exit(1);
    }
  }
}
