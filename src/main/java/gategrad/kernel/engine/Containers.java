package gategrad.kernel.engine;

import gategrad.kernel.engine.CarryOver.Impossible;
import gategrad.kernel.errors.RuntimeError;
import java.lang.reflect.Array;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Moves what arrays, collections and maps hold; they themselves stay where they can. */
final class Containers {
  private final CarryOver carry;
  private final CellLoader loader;

  /** Sets and maps ask objects for their hash code, so they wait until all fields are filled. */
  private final List<Refill> refills = new ArrayList<>();

  private record Refill(Object container, Runnable fill, Runnable undo) {}

  Containers(CarryOver carry, CellLoader loader) {
    this.carry = carry;
    this.loader = loader;
  }

  /** Puts the elements into the sets and maps that waited; one that refuses keeps its old ones. */
  void refill() {
    for (Refill each : refills) {
      try {
        each.fill.run();
      } catch (RuntimeException e) { // a learner's equals, hashCode or order
        carry.fail(each.container, why(e));
        each.undo.run();
      }
    }
    refills.clear();
  }

  private static String why(RuntimeException refusal) {
    return refusal instanceof ClassCastException
        ? "it is in an order that knows the old class only"
        : RuntimeError.summary(refusal);
  }

  /** An array with its elements moved; of the new class if its own was replaced. */
  Object array(Object old) {
    Class<?> component = old.getClass().getComponentType();
    Class<?> now = loader.current(component);
    int length = Array.getLength(old);
    Object target = now == component ? old : Array.newInstance(now, length);
    carry.note(old, target);
    for (int i = 0; i < length; i++) {
      Object element = carry.translate(Array.get(old, i));
      if (FieldValues.fits(element, now)) {
        Array.set(target, i, element);
      }
    }
    return target;
  }

  /** A collection, map or the like with its elements moved; anything else stays as it is. */
  Object elements(Object value) throws Impossible {
    if (value instanceof Map<?, ?> map) {
      return map(map);
    } else if (value instanceof Map.Entry<?, ?> entry) {
      return entry(entry);
    } else if (value instanceof AtomicReference<?> reference) {
      return reference(reference);
    }
    return collection(value);
  }

  private Object entry(Map.Entry<?, ?> old) {
    Object key = carry.translate(old.getKey());
    Object value = carry.translate(old.getValue());
    return key == old.getKey() && value == old.getValue()
        ? old
        : new SimpleImmutableEntry<>(key, value);
  }

  private <T> Object reference(AtomicReference<T> reference) {
    carry.note(reference, reference);
    @SuppressWarnings("unchecked") // the same object in its new class
    T now = (T) carry.translate(reference.get());
    reference.set(now);
    return reference;
  }

  private Object collection(Object value) throws Impossible {
    if (!(value instanceof Collection<?> old)) {
      return value;
    }
    carry.note(value, value);
    var elements = new ArrayList<Object>();
    boolean same = true;
    for (Object each : old) {
      elements.add(carry.translate(each));
      same &= elements.get(elements.size() - 1) == each;
    }
    return same ? value : refill(old, elements);
  }

  private Object refill(Collection<?> old, List<Object> elements) throws Impossible {
    @SuppressWarnings("unchecked") // the elements are the old ones, in their new classes
    var target = (Collection<Object>) old;
    try {
      if (target instanceof List<Object> list) {
        var next = elements.iterator();
        list.replaceAll(each -> next.next());
        return old;
      }
    } catch (ArrayStoreException e) {
      return Arrays.asList(
          elements.toArray()); // made by Arrays.asList on an array of the old class
    } catch (UnsupportedOperationException e) {
      return Collections.unmodifiableList(elements);
    }
    if (old instanceof EnumSet && elements.get(0) instanceof Enum<?>) {
      return enums(elements);
    }
    return isFixed(() -> target.addAll(List.of())) ? copy(old, elements) : later(target, elements);
  }

  /** Whether adding nothing is refused, as what {@code Set.of} and {@code Map.of} give does. */
  private static boolean isFixed(Runnable addNothing) {
    try {
      addNothing.run();
      return false;
    } catch (UnsupportedOperationException e) {
      return true;
    }
  }

  private Object later(Collection<Object> target, List<Object> elements) {
    var before = new ArrayList<>(target);
    refills.add(
        new Refill(target, () -> exchange(target, elements), () -> exchange(target, before)));
    return target;
  }

  private static void exchange(Collection<Object> target, List<Object> elements) {
    target.clear();
    target.addAll(elements);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // of one enum, whichever it is
  private static Object enums(List<Object> constants) {
    return EnumSet.copyOf((List) constants);
  }

  private Object copy(Collection<?> old, List<Object> elements) throws Impossible {
    if (old instanceof Set) {
      var target = new LinkedHashSet<Object>();
      later(target, elements);
      return Collections.unmodifiableSet(target);
    }
    throw new Impossible(
        "it holds a " + old.getClass().getSimpleName() + ", whose elements cannot be exchanged");
  }

  private Object map(Map<?, ?> old) {
    carry.note(old, old);
    var entries = new ArrayList<Map.Entry<Object, Object>>();
    boolean sameKeys = true;
    boolean same = true;
    for (Map.Entry<?, ?> entry : old.entrySet()) {
      Object key = carry.translate(entry.getKey());
      Object value = carry.translate(entry.getValue());
      entries.add(new SimpleImmutableEntry<>(key, value));
      sameKeys &= key == entry.getKey();
      same &= value == entry.getValue();
    }
    if (same && sameKeys) {
      return old;
    }
    if (old instanceof EnumMap && !sameKeys) {
      return enums(entries.stream());
    }
    @SuppressWarnings("unchecked") // as above
    var target = (Map<Object, Object>) old;
    if (!isFixed(() -> target.putAll(Map.of()))) {
      return later(target, entries);
    }
    var copy = new LinkedHashMap<Object, Object>();
    later(copy, entries);
    return Collections.unmodifiableMap(copy);
  }

  private Object later(Map<Object, Object> target, List<Map.Entry<Object, Object>> entries) {
    var before = new LinkedHashMap<>(target);
    refills.add(
        new Refill(
            target, () -> exchange(target, entries), () -> exchange(target, before.entrySet())));
    return target;
  }

  private static void exchange(
      Map<Object, Object> target, Collection<Map.Entry<Object, Object>> entries) {
    target.clear();
    entries.forEach(entry -> target.put(entry.getKey(), entry.getValue()));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // of one enum, whichever it is
  private static Object enums(Stream<Map.Entry<Object, Object>> entries) {
    var map = new LinkedHashMap<Object, Object>();
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return new EnumMap((Map) map);
  }
}
