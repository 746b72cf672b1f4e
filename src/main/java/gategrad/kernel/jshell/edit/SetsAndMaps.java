package gategrad.kernel.jshell.edit;

import gategrad.kernel.errors.RuntimeError;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Moves what sets, maps and queues hold. They ask their elements for hash codes or an order, so
 * they get the new ones when all objects are complete; the elements of a map are its entries.
 */
final class SetsAndMaps {
  private final Mover mover;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<View> views = new ArrayList<>();

  /** An entry of a map; the map's own do not outlive a change of it. */
  private record Entry(Object key, Object value) {}

  /** A container that waits for its new elements; if it refuses them it gets the old ones back. */
  private record Exchange(Object container, List<?> elements, List<?> before) {}

  /** What takes no elements, but may show those of another container, as {@code map.values()}. */
  private record View(Collection<?> collection, List<?> elements) {}

  SetsAndMaps(Mover mover) {
    this.mover = mover;
  }

  /** Lets an object of a learner's own collection or map have what the old object held. */
  void elements(Object old, Object target) {
    exchanges.add(new Exchange(target, moved(contents(old)), contents(target)));
  }

  /** What a set, map or queue of the JDK becomes: itself where it takes elements, or a copy. */
  Object container(Object old) {
    mover.becomes(old, old);
    List<?> before = contents(old);
    List<?> now = moved(before);
    Optional<Class<?>> replaced =
        EnumContainers.enumOf(old).filter(type -> mover.current(type) != type);
    if (replaced.isPresent()) {
      return ofEnum(mover.current(replaced.get()), old, now);
    }
    boolean same = areSame(before, now);
    if (same && before.stream().allMatch(SetsAndMaps::hasSteadyHash)) {
      return old;
    }
    if (takesElements(old, before)) {
      exchanges.add(new Exchange(old, now, before));
      return old;
    }
    if (!same && isFixed(old) && (old instanceof Map || old instanceof Set)) {
      return copy(old, now);
    }
    if (!same && old instanceof Collection<?> collection) {
      views.add(new View(collection, now));
    }
    return old;
  }

  /** Gives all containers their new elements; one that refuses them keeps the old ones. */
  void complete() {
    exchanges.forEach(this::exchange);
    for (View view : views) {
      if (!areSame(contents(view.collection), view.elements)) {
        String kind = view.collection.getClass().getSimpleName();
        mover.stays(view.collection, "it holds a " + kind + ", whose elements cannot be exchanged");
      }
    }
  }

  private void exchange(Exchange exchange) {
    try {
      fill(exchange.container, exchange.elements);
    } catch (RuntimeException | StackOverflowError e) { // a learner's equals, hashCode or order
      mover.stays(exchange.container, refusal(e));
      giveBack(exchange);
    }
  }

  /** May fail as well; then the container has lost elements, and its holders are told anyway. */
  private void giveBack(Exchange exchange) {
    try {
      fill(exchange.container, exchange.before);
    } catch (RuntimeException | StackOverflowError e) {
      mover.stays(exchange.container, refusal(e));
    }
  }

  private static String refusal(Throwable thrown) {
    return thrown instanceof ClassCastException
        ? "it is in an order that knows the old class only"
        : RuntimeError.summary(thrown);
  }

  @SuppressWarnings("unchecked") // the elements are the new objects of those that it held
  private static void fill(Object container, List<?> elements) {
    if (container instanceof Map<?, ?>) {
      var map = (Map<Object, Object>) container;
      map.clear();
      elements.forEach(each -> map.put(((Entry) each).key, ((Entry) each).value));
    } else {
      var collection = (Collection<Object>) container;
      collection.clear();
      collection.addAll(elements);
    }
  }

  private static List<?> contents(Object container) {
    if (container instanceof Map<?, ?> map) {
      var entries = new ArrayList<Entry>(map.size());
      map.forEach((key, value) -> entries.add(new Entry(key, value)));
      return entries;
    }
    return new ArrayList<>((Collection<?>) container);
  }

  private List<?> moved(List<?> before) {
    var now = new ArrayList<Object>(before.size());
    for (Object each : before) {
      now.add(
          each instanceof Entry entry
              ? new Entry(mover.moved(entry.key), mover.moved(entry.value))
              : mover.moved(each));
    }
    return now;
  }

  /** Whether these are the same objects in the same order. */
  private static boolean areSame(List<?> before, List<?> now) {
    for (int i = 0; i < before.size(); i++) {
      Object old = before.get(i);
      boolean same =
          old instanceof Entry entry && i < now.size() && now.get(i) instanceof Entry other
              ? entry.key == other.key && entry.value == other.value
              : i < now.size() && old == now.get(i);
      if (!same) {
        return false;
      }
    }
    return before.size() == now.size();
  }

  /** Whether the hash code and order of an element cannot change when what it holds moves. */
  private static boolean hasSteadyHash(Object element) {
    Object key = element instanceof Entry entry ? entry.key : element;
    return key == null || CarryOver.isPlain(key) || key instanceof Enum;
  }

  /**
   * The JDK's public classes take elements. Wrappers and views are classes that nobody can name:
   * each is asked to put in what it has, which changes nothing.
   */
  private static boolean takesElements(Object container, List<?> before) {
    Class<?> type = container.getClass();
    if (Modifier.isPublic(type.getModifiers()) && type.getEnclosingClass() == null) {
      return true;
    }
    return container instanceof Map
        ? !isFixed(container)
        : container instanceof Set<?> set && !before.isEmpty() && takes(set, before.get(0));
  }

  @SuppressWarnings("unchecked") // it is an element already
  private static boolean takes(Set<?> set, Object element) {
    try {
      return set.contains(element) && !((Set<Object>) set).add(element);
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  /** Whether it has its elements for ever: then it refuses even a change that changes nothing. */
  private static boolean isFixed(Object container) {
    try {
      if (container instanceof Map<?, ?> map) {
        keepValues(map);
      } else {
        ((Collection<?>) container).removeIf(each -> false);
      }
      return false;
    } catch (UnsupportedOperationException e) {
      return true;
    }
  }

  private static <K, V> void keepValues(Map<K, V> map) {
    map.replaceAll((key, value) -> value);
  }

  private Object copy(Object old, List<?> elements) {
    if (old instanceof Map) {
      var copy = new LinkedHashMap<Object, Object>();
      exchanges.add(new Exchange(copy, elements, List.of()));
      return Collections.unmodifiableMap(copy);
    }
    var copy = new LinkedHashSet<Object>();
    exchanges.add(new Exchange(copy, elements, List.of()));
    return Collections.unmodifiableSet(copy);
  }

  /** A constant that the enum no longer has keeps its set or map with the old enum. */
  private Object ofEnum(Class<?> now, Object old, List<?> elements) {
    if (!now.isEnum()) {
      mover.stays(old, "it is for enum " + now.getSimpleName() + ", which is no enum any more");
      return old;
    }
    var entries = new LinkedHashMap<Object, Object>();
    for (Object each : elements) {
      Object constant = each instanceof Entry entry ? entry.key : each;
      if (!now.isInstance(constant)) {
        return old;
      }
      entries.put(constant, each instanceof Entry entry ? entry.value : null);
    }
    return old instanceof Map
        ? EnumContainers.map(now, entries)
        : EnumContainers.set(now, entries.keySet());
  }
}
