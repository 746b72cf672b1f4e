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
import java.util.function.BooleanSupplier;
import jdk.jshell.spi.SPIResolutionException;

/**
 * The walk of one edit: goes through all that the learner's variables hold and moves each object
 * once, so that two variables that shared an object share the new one.
 *
 * <p>Fields are filled one object at a time, so that long chains need no deep stack. What cannot be
 * moved stays where it is and keeps nothing else from moving; {@link #failure} tells who holds it.
 */
final class CarryOver implements Mover {
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
  private final SetsAndMaps setsAndMaps = new SetsAndMaps(this);
  private final Containers containers = new Containers(this, setsAndMaps);
  private final EnumsAndRecords values = new EnumsAndRecords(this);
  private BooleanSupplier interrupted = () -> false;
  private Object holder = this;
  private int depth;

  /** An object whose fields are still to be filled from the one that it replaces. */
  private record Fill(Object from, Object to, ClassMove move) {}

  /** Ends the walk; no exception, so that nobody takes it for one of the learner's code. */
  static final class Interrupted extends Error {
    private static final long serialVersionUID = 1;
  }

  CarryOver(CellLoader loader) {
    this.loader = loader;
  }

  /**
   * What a variable shall hold; it is ready after {@link #complete}.
   *
   * @param place stands for the variable in {@link #failure}
   * @param interrupted whether to give up, which throws {@link Interrupted}
   */
  Object carry(Object place, Object value, BooleanSupplier interrupted) {
    this.interrupted = interrupted;
    holder = place;
    Object result = moved(value);
    while (!fills.isEmpty()) {
      fill(fills.pop());
    }
    return result;
  }

  /** To be called once, when all variables were carried. */
  void complete() {
    setsAndMaps.complete();
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

  @Override
  public Object moved(Object value) {
    if (value == null || isPlain(value)) {
      return value;
    }
    if (interrupted.getAsBoolean()) {
      throw new Interrupted();
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
      becomes(value, move(value));
    } catch (InvocationTargetException e) {
      stays(value, "a constructor failed with " + RuntimeError.summary(e.getCause()));
    } catch (Impossible e) {
      stays(value, e.getMessage());
    } catch (ReflectiveOperationException
        | RuntimeException
        | StackOverflowError
        | LinkageError e) { // the learner's code runs on the way, and may throw anything
      stays(value, RuntimeError.summary(e));
    } finally {
      holder = outer;
      depth--;
    }
    return moved.computeIfAbsent(value, v -> v);
  }

  /** Numbers, texts and the like hold nothing. */
  static boolean isPlain(Object value) {
    Class<?> type = value.getClass();
    return type.getPackageName().equals("java.lang") && !type.isArray() && type != Class.class;
  }

  @Override
  public void becomes(Object old, Object now) {
    moved.put(old, now);
  }

  @Override
  public void stays(Object value, String why) {
    failures.putIfAbsent(value, why);
  }

  @Override
  public void blank(String field) {
    blanks.add(field);
  }

  @Override
  public Class<?> current(Class<?> type) {
    return loader.current(type);
  }

  private Object move(Object value) throws Impossible, ReflectiveOperationException {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return type.getComponentType().isPrimitive() ? value : containers.array(value);
    }
    if (value instanceof Class<?> itself) {
      return current(itself);
    }
    if (type.getModule().isNamed()) { // the JDK's
      return containers.container(value);
    }
    if (value instanceof Enum<?> constant) {
      return constant(constant);
    }
    if (type.getPackageName().startsWith(KERNEL)) {
      return value;
    }
    if (loader.isStale(type)) {
      String what = type.isHidden() ? "a lambda such as x -> x + 1" : "a class without a name";
      throw new Impossible("it holds " + what + ", which would go on running the old code");
    }
    Class<?> now = current(type);
    return now.isRecord() ? values.record(value, now) : object(value, now);
  }

  /** A constant may have fields of its own; the final ones are as its declaration says now. */
  private Object constant(Enum<?> value) throws Impossible {
    Enum<?> target = values.constant(value);
    becomes(value, target);
    fills.push(new Fill(value, target, ClassMove.ofConstants(value, target)));
    return target;
  }

  private Object object(Object value, Class<?> now)
      throws Impossible, ReflectiveOperationException {
    ClassMove move = move(value.getClass(), now);
    Object target = value;
    if (move.maker().isPresent()) {
      try {
        target = move.maker().get().newInstance();
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof SPIResolutionException)) {
          throw e;
        }
        move = ClassMove.withoutConstructor(value.getClass(), now); // it waits for another cell
        moves.put(value.getClass(), move);
        target = move.maker().get().newInstance();
      }
    }
    becomes(value, target);
    fills.push(new Fill(value, target, move));
    if (value instanceof Collection || value instanceof Map) { // a class of a learner's
      setsAndMaps.elements(value, target);
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
      stays(
          fill.from,
          fill.from.getClass().isHidden()
              ? "it holds a lambda that holds an object of the old class"
              : RuntimeError.summary(e));
    }
  }

  private void fill(Fill fill, ClassMove.Pair pair) throws ReflectiveOperationException {
    Object old = pair.from().get(fill.from);
    Object value = moved(old);
    if (!FieldValues.fits(value, pair.to().getType())) {
      blank(pair.name());
      letGo(old);
    } else if (fill.from != fill.to || value != old) {
      pair.to().set(fill.to, value);
    }
  }

  /** The holder does not hold this after all, so it need not share its fate. */
  private void letGo(Object old) {
    List<Object> all = holders.getOrDefault(old, List.of());
    if (!all.isEmpty() && all.get(all.size() - 1) == holder) {
      all.remove(all.size() - 1);
    }
  }
}
