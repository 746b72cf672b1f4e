package gategrad.kernel.engine;

import java.lang.instrument.Instrumentation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Receives the JVM's {@link Instrumentation} when the kernel is started from a jar whose manifest
 * names this class as {@code Launcher-Agent-Class} and says {@code Can-Redefine-Classes: true}.
 *
 * <p>The JVM hands it to a static method and to nobody else, hence the one static field.
 */
public final class EngineAgent {
  private static final AtomicReference<Instrumentation> INSTRUMENTATION = new AtomicReference<>();

  private EngineAgent() {}

  /** Called by the JVM before {@code main}. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    INSTRUMENTATION.set(instrumentation);
  }

  /** What the JVM gave; empty if it was started without the manifest entries. */
  public static Optional<Instrumentation> instrumentation() {
    return Optional.ofNullable(INSTRUMENTATION.get());
  }
}
