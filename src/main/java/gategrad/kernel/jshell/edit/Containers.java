package gategrad.kernel.jshell.edit;

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

/** Moves what arrays, collections and maps hold; they themselves stay where they can. */
final class Containers {
  private final CarryOver carry;
  private final Refills refills;

  Containers(CarryOver carry) {
    this.carry = carry;
    refills = new Refills(carry);
  }

  /** Gives sets, maps and the like their new elements, when all fields are filled. */
  void complete() {
    refills.complete();
  }

  /** An array with its elements moved; of the new class if its own was replaced. */
  Object array(Object old) {
    Class<?> component = old.getClass().getComponentType();
    Class<?> now = carry.current(component);
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
  Object elements(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map(map);
    } else if (value instanceof Collection<?> collection) {
      return collection(collection);
    } else if (value instanceof Map.Entry<?, ?> entry) {
      return entry(entry);
    } else if (value instanceof AtomicReference<?> reference) {
      setTo(reference);
    }
    return value;
  }

  /** What an object of a learner's own collection or map holds, for the object in its place. */
  @SuppressWarnings("unchecked") // the elements are the old ones, in their new classes
  void contents(Object old, Object target) {
    if (old instanceof Map<?, ?> map) {
      refills.later((Map<Object, Object>) target, entries(map));
    } else {
      refills.later((Collection<Object>) target, translated((Collection<?>) old));
    }
  }

  private Object entry(Map.Entry<?, ?> old) {
    Object key = carry.translate(old.getKey());
    Object value = carry.translate(old.getValue());
    if (key == old.getKey() && value == old.getValue()) {
      return old;
    }
    if (key == old.getKey()) {
      try {
        @SuppressWarnings("unchecked") // as above
        var entry = (Map.Entry<Object, Object>) old;
        entry.setValue(value);
        return old;
      } catch (UnsupportedOperationException e) {
        return new SimpleImmutableEntry<>(key, value);
      }
    }
    return new SimpleImmutableEntry<>(key, value);
  }

  private <T> void setTo(AtomicReference<T> reference) {
    carry.note(reference, reference);
    @SuppressWarnings("unchecked") // as above
    T now = (T) carry.translate(reference.get());
    reference.set(now);
  }

  private List<Object> translated(Collection<?> old) {
    var elements = new ArrayList<Object>(old.size());
    old.forEach(each -> elements.add(carry.translate(each)));
    return elements;
  }

  private Object collection(Collection<?> old) {
    carry.note(old, old);
    List<Object> elements = translated(old);
    boolean same = Refills.holdsSame(old, elements);
    @SuppressWarnings("unchecked") // as above
    var target = (Collection<Object>) old;
    if (old instanceof List<?>) {
      return same ? old : list(old, elements);
    }
    if (same && elements.stream().allMatch(Containers::hasSteadyHash)) {
      return old;
    }
    if (!same && old instanceof EnumSet<?> set) {
      return enums(set, elements);
    }
    if (Refills.takes(target)) {
      refills.later(target, elements);
      return old;
    }
    return same ? old : fixed(old, elements);
  }

  private static boolean hasSteadyHash(Object key) {
    return key == null || CarryOver.isPlain(key) || key instanceof Enum;
  }

  private Object list(Collection<?> old, List<Object> elements) {
    try {
      var next = elements.iterator();
      @SuppressWarnings("unchecked") // as above
      var list = (List<Object>) old;
      list.replaceAll(each -> next.next());
      return old;
    } catch (ArrayStoreException e) {
      return Arrays.asList(
          elements.toArray()); // made by Arrays.asList on an array of the old class
    } catch (UnsupportedOperationException e) {
      return Collections.unmodifiableList(elements);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // of one enum, whichever it is
  private static Object enums(EnumSet<?> old, List<Object> constants) {
    return areOfOneEnum(constants) ? EnumSet.copyOf((List) constants) : old;
  }

  /** Else a constant is gone, and that is said. */
  private static boolean areOfOneEnum(Collection<?> constants) {
    return constants.stream().map(c -> ((Enum<?>) c).getDeclaringClass()).distinct().count() == 1;
  }

  /** A copy for a set that takes no elements; a view is looked at in the end. */
  private Object fixed(Collection<?> old, List<Object> elements) {
    if (old instanceof Set && Refills.isFixed(old)) {
      var copy = new LinkedHashSet<Object>();
      refills.later(copy, elements);
      return Collections.unmodifiableSet(copy);
    }
    refills.check(old, elements);
    return old;
  }

  private List<Map.Entry<Object, Object>> entries(Map<?, ?> old) {
    var entries = new ArrayList<Map.Entry<Object, Object>>(old.size());
    old.forEach(
        (key, value) ->
            entries.add(new SimpleImmutableEntry<>(carry.translate(key), carry.translate(value))));
    return entries;
  }

  private Object map(Map<?, ?> old) {
    carry.note(old, old);
    List<Map.Entry<Object, Object>> entries = entries(old);
    boolean sameKeys =
        Refills.holdsSame(old.keySet(), entries.stream().map(Map.Entry::getKey).toList());
    boolean same =
        sameKeys
            && Refills.holdsSame(old.values(), entries.stream().map(Map.Entry::getValue).toList());
    if (same && old.keySet().stream().allMatch(Containers::hasSteadyHash)) {
      return old;
    }
    if (old instanceof EnumMap<?, ?> && !sameKeys) {
      return enums(old, entries);
    }
    @SuppressWarnings("unchecked") // as above
    var target = (Map<Object, Object>) old;
    if (Refills.takes(target)) {
      refills.later(target, entries);
      return old;
    }
    if (same || !Refills.isFixed(old)) {
      return old; // or a view, such as of a part of a tree, which shows what its map will hold
    }
    var copy = new LinkedHashMap<Object, Object>();
    refills.later(copy, entries);
    return Collections.unmodifiableMap(copy);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // of one enum, whichever it is
  private static Object enums(Map<?, ?> old, List<Map.Entry<Object, Object>> entries) {
    var map = new LinkedHashMap<Object, Object>();
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return areOfOneEnum(map.keySet()) ? new EnumMap((Map) map) : old;
  }
}
