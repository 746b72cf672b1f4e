package gategrad.kernel.engine;

import gategrad.kernel.engine.CarryOver.Impossible;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Moves what arrays, collections and maps hold; they themselves stay where they can. */
final class Containers {
  private final CarryOver carry;
  private final CellLoader loader;

  /** Sets and maps ask objects for their hash code, so they wait until all fields are filled. */
  private final List<Runnable> refills = new ArrayList<>();

  Containers(CarryOver carry, CellLoader loader) {
    this.carry = carry;
    this.loader = loader;
  }

  /** Puts the elements into the sets and maps that waited. */
  void refill() {
    refills.forEach(Runnable::run);
  }

  /** Forgets the sets and maps that waited. */
  void clear() {
    refills.clear();
  }

  /** An array with its elements moved; of the new class if its own was replaced. */
  Object array(Object old) throws Impossible, ReflectiveOperationException {
    Class<?> component = old.getClass().getComponentType();
    Class<?> now = loader.current(component);
    int length = Array.getLength(old);
    Object target = now == component ? old : Array.newInstance(now, length);
    carry.note(old, target);
    for (int i = 0; i < length; i++) {
      Array.set(target, i, carry.translate(Array.get(old, i)));
    }
    return target;
  }

  /** A collection or map with its elements moved; anything else stays as it is. */
  Object elements(Object value) throws Impossible, ReflectiveOperationException {
    return value instanceof Map<?, ?> map ? map(map) : collection(value);
  }

  private Object collection(Object value) throws Impossible, ReflectiveOperationException {
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
    try {
      @SuppressWarnings("unchecked") // the elements are the old ones, in their new classes
      var target = (Collection<Object>) old;
      if (target instanceof List<Object> list) {
        var next = elements.iterator();
        list.replaceAll(each -> next.next());
      } else {
        target.clear();
        refills.add(() -> target.addAll(elements));
      }
      return old;
    } catch (ArrayStoreException e) {
      return Arrays.asList(
          elements.toArray()); // made by Arrays.asList on an array of the old class
    } catch (UnsupportedOperationException e) {
      return copy(old, elements);
    }
  }

  private Object copy(Collection<?> old, List<Object> elements) throws Impossible {
    if (old instanceof List) {
      return Collections.unmodifiableList(elements);
    }
    if (old instanceof Set) {
      var target = new LinkedHashSet<Object>();
      refills.add(() -> target.addAll(elements));
      return Collections.unmodifiableSet(target);
    }
    throw new Impossible(
        "it holds a " + old.getClass().getSimpleName() + ", whose elements cannot be exchanged");
  }

  private Object map(Map<?, ?> old) throws Impossible, ReflectiveOperationException {
    carry.note(old, old);
    var entries = new IdentityHashMap<Object, Object>();
    boolean same = true;
    for (Map.Entry<?, ?> entry : old.entrySet()) {
      Object key = carry.translate(entry.getKey());
      Object value = carry.translate(entry.getValue());
      entries.put(key, value);
      same &= key == entry.getKey() && value == entry.getValue();
    }
    if (same) {
      return old;
    }
    try {
      @SuppressWarnings("unchecked") // as above
      var target = (Map<Object, Object>) old;
      target.clear();
      entries.forEach((key, value) -> refills.add(() -> target.put(key, value)));
      return old;
    } catch (UnsupportedOperationException e) {
      var target = new LinkedHashMap<Object, Object>();
      entries.forEach((key, value) -> refills.add(() -> target.put(key, value)));
      return Collections.unmodifiableMap(target);
    }
  }
}
