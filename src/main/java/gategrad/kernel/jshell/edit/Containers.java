package gategrad.kernel.jshell.edit;

import java.lang.reflect.Array;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Moves what arrays and the JDK's lists, entries, optionals and references hold. They ask nothing
 * of it, so it can be put in at once; they themselves stay where they take it.
 */
final class Containers {
  private final Mover mover;
  private final SetsAndMaps setsAndMaps;

  Containers(Mover mover, SetsAndMaps setsAndMaps) {
    this.mover = mover;
    this.setsAndMaps = setsAndMaps;
  }

  /** An array with its elements moved; of the new class if its own was replaced. */
  Object array(Object old) {
    Class<?> component = old.getClass().getComponentType();
    Class<?> now = mover.current(component);
    int length = Array.getLength(old);
    Object target = now == component ? old : Array.newInstance(now, length);
    mover.becomes(old, target);
    for (int i = 0; i < length; i++) {
      Object element = mover.moved(Array.get(old, i));
      if (FieldValues.fits(element, now)) {
        Array.set(target, i, element);
      }
    }
    return target;
  }

  /** What the JDK's object becomes; itself if it holds no other objects that can be reached. */
  Object container(Object old) {
    if (old instanceof List<?> list) {
      return list(list);
    } else if (old instanceof Map || old instanceof Collection) {
      return setsAndMaps.container(old);
    } else if (old instanceof Map.Entry<?, ?> entry) {
      return entry(entry);
    } else if (old instanceof Optional<?> optional) {
      Object value = optional.orElse(null);
      Object now = mover.moved(value);
      return now == value ? old : Optional.ofNullable(now);
    } else if (old instanceof AtomicReference<?> reference) {
      set(reference);
    }
    return old;
  }

  /**
   * Whether this is the JDK's and may hold objects that nobody can reach: a stream, an iterator, a
   * comparator made of a lambda.
   */
  static boolean isClosed(Object value) {
    Class<?> type = value.getClass();
    return type.getModule().isNamed()
        && !type.isArray()
        && !CarryOver.isPlain(value)
        && !(value instanceof Collection || value instanceof Map || value instanceof Map.Entry)
        && !(value instanceof Optional || value instanceof AtomicReference)
        && !(value instanceof Class || value instanceof Enum)
        && !(type.isHidden() && type.getDeclaredFields().length == 0); // a lambda of no variables
  }

  private Object list(List<?> old) {
    mover.becomes(old, old);
    var elements = new ArrayList<Object>(old.size());
    boolean same = true;
    for (Object each : old) {
      Object now = mover.moved(each);
      elements.add(now);
      same &= now == each;
    }
    return same ? old : filled(old, elements);
  }

  private static Object filled(List<?> old, List<Object> elements) {
    try {
      var next = elements.iterator();
      @SuppressWarnings("unchecked") // the new objects of the old elements
      var list = (List<Object>) old;
      list.replaceAll(each -> next.next());
      return old;
    } catch (ArrayStoreException e) { // Arrays.asList over an array of the old class
      return Arrays.asList(elements.toArray());
    } catch (UnsupportedOperationException e) {
      return Collections.unmodifiableList(elements);
    }
  }

  private Object entry(Map.Entry<?, ?> old) {
    Object key = mover.moved(old.getKey());
    Object value = mover.moved(old.getValue());
    if (key == old.getKey() && (value == old.getValue() || takes(old, value))) {
      return old;
    }
    return new SimpleImmutableEntry<>(key, value);
  }

  private static boolean takes(Map.Entry<?, ?> old, Object value) {
    try {
      @SuppressWarnings("unchecked") // the new object of the old value
      var entry = (Map.Entry<Object, Object>) old;
      entry.setValue(value);
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  private <T> void set(AtomicReference<T> reference) {
    mover.becomes(reference, reference);
    @SuppressWarnings("unchecked") // the new object of the old value
    T now = (T) mover.moved(reference.get());
    reference.set(now);
  }
}
