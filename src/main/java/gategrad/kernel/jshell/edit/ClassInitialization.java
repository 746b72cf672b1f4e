package gategrad.kernel.jshell.edit;

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
public final class ClassInitialization {
  private static final String PACKAGE = "jdk.internal.misc";

  private final Supplier<Optional<Instrumentation>> instrumentation;
  private Optional<Probe> probe = Optional.empty();

  private record Probe(Object unsafe, Method shouldBeInitialized) {}

  public ClassInitialization(Supplier<Optional<Instrumentation>> instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Whether the class has begun to run its initialiser; empty if there is no agent. */
  Optional<Boolean> of(Class<?> type) {
    if (probe.isEmpty()) {
      probe = instrumentation.get().map(ClassInitialization::probe);
    }
    return probe.map(p -> !shouldBeInitialized(p, type));
  }

  private static boolean shouldBeInitialized(Probe probe, Class<?> type) {
    try {
      return (boolean) probe.shouldBeInitialized.invoke(probe.unsafe, type);
    } catch (ReflectiveOperationException e) {
      throw unknown(e);
    }
  }

  private static Probe probe(Instrumentation jvm) {
    Map<String, Set<Module>> toUs = Map.of(PACKAGE, Set.of(ClassInitialization.class.getModule()));
    jvm.redefineModule(Object.class.getModule(), Set.of(), toUs, Map.of(), Set.of(), Map.of());
    try {
      Class<?> unsafe = Class.forName(PACKAGE + ".Unsafe");
      return new Probe(
          unsafe.getMethod("getUnsafe").invoke(null),
          unsafe.getMethod("shouldBeInitialized", Class.class));
    } catch (ReflectiveOperationException e) {
      throw unknown(e);
    }
  }

  private static IllegalStateException unknown(ReflectiveOperationException cause) {
    return new IllegalStateException(
        "this JDK does not tell whether a class is initialised", cause);
  }
}
