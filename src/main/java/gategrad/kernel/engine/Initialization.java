package gategrad.kernel.engine;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Knows whether a class has run its static initialiser. Reading a static field runs it, and it is
 * the learner's code: it may print, fail or never end.
 *
 * <p>Only an internal class of the JDK tells; the agent may open its package to us.
 */
final class Initialization {
  private static final String PACKAGE = "jdk.internal.misc";

  private final Supplier<Optional<Instrumentation>> instrumentation;

  Initialization(Supplier<Optional<Instrumentation>> instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Whether the class has begun to run its initialiser; empty if there is no agent. */
  Optional<Boolean> of(Class<?> type) {
    return instrumentation.get().map(jvm -> !shouldBeInitialized(jvm, type));
  }

  private static boolean shouldBeInitialized(Instrumentation jvm, Class<?> type) {
    Module ours = Initialization.class.getModule();
    jvm.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(PACKAGE, Set.of(ours)),
        Map.of(),
        Set.of(),
        Map.of());
    try {
      Class<?> unsafe = Class.forName(PACKAGE + ".Unsafe");
      Method asked = unsafe.getMethod("shouldBeInitialized", Class.class);
      return (boolean) asked.invoke(unsafe.getMethod("getUnsafe").invoke(null), type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK does not tell whether a class is initialised", e);
    }
  }
}
