package gategrad.kernel.jshell.edit;

import gategrad.kernel.errors.RuntimeError;
import gategrad.kernel.jshell.run.CellLoader;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Moves objects of replaced cell classes to the classes that replaced them, field by field.
 *
 * <p>Objects that merely refer to such objects stay themselves and get the new references. What one
 * CarryOver has moved it moves once: two variables that shared an object share the new one. Fields
 * are filled one object at a time, so that long chains need no deep stack. What cannot be moved
 * stays where it is and keeps nothing else from moving; {@link #failure} tells who holds it.
 */
public final class CarryOver {
  /** The kernel's own objects refer to all of it. */
  private static final String KERNEL = "gategrad.kernel";

  /** Records and lists are moved from the inside; a stack that overflows would break the kernel. */
  private static final int DEEPEST = 1_000;

  private final CellLoader loader;
  private final Map<Object, Object> moved = new IdentityHashMap<>();
  private final Map<Object, List<Object>> holders = new IdentityHashMap<>();
  private final Map<Object, String> failures = new IdentityHashMap<>();
  private final Map<Class<?>, ClassMove> moves = new HashMap<>();
  private final Set<String> blanks = new TreeSet<>();
  private final Deque<Fill> fills = new ArrayDeque<>();
  private final Containers containers = new Containers(this);
  private final EnumsAndRecords values = new EnumsAndRecords(this);
  private Object holder = this;
  private int depth;

  private record Fill(Object from, Object to, ClassMove move) {}

  /** An object that cannot be moved; the message says why. */
  static final class Impossible extends Exception {
    private static final long serialVersionUID = 1;

    Impossible(String why) {
      super(why);
    }
  }

  CarryOver(CellLoader loader) {
    this.loader = loader;
  }

  /**
   * What a variable shall hold; it is ready after {@link #complete}.
   *
   * @param place stands for the variable in {@link #failure}
   */
  Object carry(Object place, Object value) {
    holder = place;
    Object result = translate(value);
    while (!fills.isEmpty()) {
      fill(fills.pop());
    }
    return result;
  }

  /** To be called once, when all variables were carried. */
  void complete() {
    containers.complete();
    var reached = new ArrayDeque<>(failures.keySet());
    while (!reached.isEmpty()) {
      Object held = reached.pop();
      for (Object above : holders.getOrDefault(held, List.of())) {
        if (failures.putIfAbsent(above, failures.get(held)) == null) {
          reached.push(above);
        }
      }
    }
  }

  /** Why something that this place holds could not be moved. */
  Optional<String> failure(Object place) {
    return Optional.ofNullable(failures.get(place));
  }

  /** Fields, as in {@code Net.w}, for which moved objects had no value. */
  Set<String> blanks() {
    var all = new TreeSet<>(blanks);
    moves.values().forEach(move -> all.addAll(move.blanks()));
    return all;
  }

  /** One object moved, its fields to be filled later; itself if it cannot be moved. */
  Object translate(Object value) {
    if (value == null || isPlain(value)) {
      return value;
    }
    holders.computeIfAbsent(value, v -> new ArrayList<>(1)).add(holder);
    if (moved.containsKey(value)) {
      return moved.get(value);
    }
    Object outer = holder;
    holder = value;
    depth++;
    try {
      if (depth > DEEPEST) {
        throw new Impossible("it is nested more than " + DEEPEST + " deep");
      }
      note(value, move(value));
    } catch (InvocationTargetException e) {
      fail(value, "a constructor failed with " + RuntimeError.summary(e.getCause()));
    } catch (Impossible e) {
      fail(value, e.getMessage());
    } catch (ReflectiveOperationException
        | RuntimeException
        | StackOverflowError
        | LinkageError e) { // the learner's code runs on the way, and may throw anything
      fail(value, RuntimeError.summary(e));
    } finally {
      holder = outer;
      depth--;
    }
    return moved.computeIfAbsent(value, v -> v);
  }

  /** Numbers, texts and the like hold nothing. */
  static boolean isPlain(Object value) {
    return value.getClass().getPackageName().equals("java.lang") && !value.getClass().isArray();
  }

  /** Remembers what an object has become, also while what it refers to is still being moved. */
  void note(Object old, Object now) {
    moved.put(old, now);
  }

  /** Remembers that an object cannot be moved. */
  public void fail(Object value, String why) {
    failures.putIfAbsent(value, why);
  }

  /** The newest class of the same name. */
  Class<?> current(Class<?> type) {
    return loader.current(type);
  }

  private Object move(Object value) throws Impossible, ReflectiveOperationException {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return type.getComponentType().isPrimitive() ? value : containers.array(value);
    }
    if (value instanceof Optional<?> optional) {
      Object now = translate(optional.orElse(null));
      return now == optional.orElse(null) ? value : Optional.ofNullable(now);
    }
    if (type.getModule().isNamed()) { // the JDK's
      return containers.elements(value);
    }
    if (type.getPackageName().startsWith(KERNEL)) {
      return value;
    }
    if (loader.isStale(type)) {
      String what = type.isHidden() ? "a lambda such as x -> x + 1" : "a class without a name";
      throw new Impossible("it holds " + what + ", which would go on running the old code");
    }
    Class<?> now = current(type);
    if (now.isEnum()) {
      return EnumsAndRecords.constant(value, now);
    }
    return now.isRecord() ? values.record(value, now) : object(value, now);
  }

  private Object object(Object value, Class<?> now)
      throws Impossible, ReflectiveOperationException {
    ClassMove move = move(value.getClass(), now);
    Object target = move.maker().isPresent() ? move.maker().get().newInstance() : value;
    note(value, target);
    fills.push(new Fill(value, target, move));
    if (value instanceof Collection || value instanceof Map) { // a class of a learner's
      containers.contents(value, target);
    }
    return target;
  }

  private ClassMove move(Class<?> type, Class<?> now)
      throws Impossible, ReflectiveOperationException {
    ClassMove known = moves.get(type);
    if (known == null) {
      known = ClassMove.of(type, now);
      moves.put(type, known);
    }
    return known;
  }

  private void fill(Fill fill) {
    holder = fill.from;
    try {
      for (ClassMove.Pair pair : fill.move.pairs()) {
        fill(fill, pair);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      fail(
          fill.from,
          fill.from.getClass().isHidden()
              ? "it holds a lambda that holds an object of the old class"
              : RuntimeError.summary(e));
    }
  }

  private void fill(Fill fill, ClassMove.Pair pair) throws ReflectiveOperationException {
    Object old = pair.from().get(fill.from);
    Object value = translate(old);
    if (!FieldValues.fits(value, pair.to().getType())) {
      blanks.add(pair.name());
    } else if (fill.from != fill.to || value != old) {
      pair.to().set(fill.to, value);
    }
  }
}
