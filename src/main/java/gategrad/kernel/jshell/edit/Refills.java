package gategrad.kernel.jshell.edit;

import gategrad.kernel.errors.RuntimeError;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Collections and maps that wait for their elements: they ask them for hash codes or an order, so
 * the elements must be complete.
 */
final class Refills {
  private static final Pattern TAKING_WRAPPER =
      Pattern.compile("java\\.util\\.Collections\\$(Synchronized|Checked|SetFromMap).*");
  private static final Pattern FIXED =
      Pattern.compile(
          "java\\.util\\.(ImmutableCollections\\$.*|Collections\\$(Unmodifiable|Singleton).*)");

  private final CarryOver carry;
  private final List<Refill> refills = new ArrayList<>();
  private final List<Runnable> checks = new ArrayList<>();

  private record Refill(Object container, Runnable fill, Runnable undo) {}

  public Refills(CarryOver carry) {
    this.carry = carry;
  }

  /** Whether a collection or map of the JDK takes elements, and is no view of another one. */
  public static boolean takes(Object container) {
    Class<?> type = container.getClass();
    if (container instanceof ConcurrentHashMap.KeySetView<?, ?> keys) {
      return keys.getMappedValue() != null;
    }
    return type.getEnclosingClass() == null && Modifier.isPublic(type.getModifiers())
        || TAKING_WRAPPER.matcher(type.getName()).matches();
  }

  /** Whether a collection or map of the JDK has its elements for ever. */
  public static boolean isFixed(Object container) {
    return FIXED.matcher(container.getClass().getName()).matches();
  }

  /** Whether these are the same objects in the same order. */
  public static boolean holdsSame(Collection<?> container, List<?> elements) {
    Iterator<?> held = container.iterator();
    for (Object element : elements) {
      if (!held.hasNext() || held.next() != element) {
        return false;
      }
    }
    return !held.hasNext();
  }

  /** Exchanges the elements of a collection in the end. */
  void later(Collection<Object> target, List<Object> elements) {
    var before = new ArrayList<>(target);
    refills.add(
        new Refill(target, () -> exchange(target, elements), () -> exchange(target, before)));
  }

  private static void exchange(Collection<Object> target, List<Object> elements) {
    target.clear();
    target.addAll(elements);
  }

  /** Exchanges the entries of a map in the end. */
  void later(Map<Object, Object> target, List<Map.Entry<Object, Object>> entries) {
    var before = new LinkedHashMap<>(target);
    refills.add(
        new Refill(
            target, () -> exchange(target, entries), () -> exchange(target, before.entrySet())));
  }

  private static void exchange(
      Map<Object, Object> target, Collection<Map.Entry<Object, Object>> entries) {
    target.clear();
    entries.forEach(entry -> target.put(entry.getKey(), entry.getValue()));
  }

  /** A view shows what its collection has got in the end; anything else fails. */
  public void check(Collection<?> view, List<Object> elements) {
    checks.add(
        () -> {
          if (!holdsSame(view, elements)) {
            String kind = view.getClass().getSimpleName();
            carry.fail(view, "it holds a " + kind + ", whose elements cannot be exchanged");
          }
        });
  }

  /** Exchanges all; a container that refuses keeps its old elements. */
  public void complete() {
    refills.forEach(this::run);
    checks.forEach(Runnable::run);
  }

  private void run(Refill refill) {
    try {
      refill.fill.run();
    } catch (RuntimeException | StackOverflowError e) { // a learner's equals, hashCode or order
      carry.fail(refill.container, why(e));
      undo(refill);
    }
  }

  private void undo(Refill refill) {
    try {
      refill.undo.run();
    } catch (RuntimeException | StackOverflowError e) {
      carry.fail(refill.container, why(e)); // it was said already; what it had is lost with it
    }
  }

  private static String why(Throwable refusal) {
    return refusal instanceof ClassCastException
        ? "it is in an order that knows the old class only"
        : RuntimeError.summary(refusal);
  }
}
