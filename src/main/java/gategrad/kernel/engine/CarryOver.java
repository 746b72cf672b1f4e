package gategrad.kernel.engine;

import gategrad.kernel.errors.RuntimeError;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Moves objects of replaced cell classes to the classes that replaced them, field by field.
 *
 * <p>Objects that merely refer to such objects stay themselves and get the new references. What one
 * CarryOver has moved it moves once: two variables that shared an object share the new one. The
 * fields are filled from a queue, so that long chains need no deep stack. What cannot be moved
 * stays where it is and keeps nothing else from moving.
 */
final class CarryOver {
  /** The kernel's own objects refer to all of it, and to nothing of a learner's. */
  private static final String KERNEL = "gategrad.kernel";

  private final CellLoader loader;
  private final Map<Object, Object> moved = new IdentityHashMap<>();
  private final Map<Class<?>, ClassMove> moves = new HashMap<>();
  private final Map<Object, Impossible> failures = new IdentityHashMap<>();
  private final Deque<Fill> fills = new ArrayDeque<>();
  private final Containers containers;
  private final EnumsAndRecords values = new EnumsAndRecords(this);

  private Optional<Impossible> failure = Optional.empty();

  private record Fill(Object from, Object to) {}

  /** An object that cannot be moved; the message says why. */
  static final class Impossible extends Exception {
    private static final long serialVersionUID = 1;

    Impossible(String why) {
      super(why);
    }
  }

  CarryOver(CellLoader loader) {
    this.loader = loader;
    containers = new Containers(this, loader);
  }

  /**
   * The value with every object of an old class moved to the new one.
   *
   * @throws Impossible if one of them cannot be moved; all the others are
   */
  Object carry(Object value) throws Impossible {
    failure = Optional.empty();
    Object result = translate(value);
    while (!fills.isEmpty()) {
      fill(fills.pop());
    }
    containers.refill();
    if (failure.isPresent()) {
      throw failure.get();
    }
    return result;
  }

  /** One object moved, its fields to be filled later; itself if it cannot be moved. */
  Object translate(Object value) {
    if (value == null) {
      return null;
    }
    Object known = moved.get(value);
    if (known != null) {
      return known;
    }
    if (failures.containsKey(value)) {
      failure = Optional.of(failures.get(value));
      return value;
    }
    try {
      Object result = move(value);
      note(value, result);
      return result;
    } catch (InvocationTargetException e) {
      fail(value, "a constructor failed with " + RuntimeError.summary(e.getCause()));
    } catch (Impossible e) {
      fail(value, e.getMessage());
    } catch (ReflectiveOperationException | RuntimeException e) {
      // the learner's equals and hashCode run on the way, and may throw anything
      fail(value, RuntimeError.summary(e));
    }
    return value;
  }

  /** Remembers that an object cannot be moved. */
  void fail(Object value, String why) {
    failures.put(value, new Impossible(why));
    failure = Optional.of(failures.get(value));
  }

  /** Remembers what an object has become, also while what it refers to is still being moved. */
  void note(Object old, Object now) {
    moved.put(old, now);
  }

  private Object move(Object value) throws Impossible, ReflectiveOperationException {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return type.getComponentType().isPrimitive() ? value : containers.array(value);
    }
    if (value instanceof Optional<?> optional) {
      return Optional.ofNullable(translate(optional.orElse(null)));
    }
    if (type.getModule().isNamed()) { // the JDK's
      return containers.elements(value);
    }
    if (type.getPackageName().startsWith(KERNEL)) {
      return value;
    }
    if (loader.isUnnamed(type)) {
      String what = type.isHidden() ? "a lambda such as x -> x + 1" : "a class without a name";
      throw new Impossible("it holds " + what + ", which would go on running the old code");
    }
    Class<?> now = loader.current(type);
    if (now.isEnum()) {
      return EnumsAndRecords.constant(value, now);
    }
    if (now.isRecord()) {
      return values.record(value, now);
    }
    Object target = now == type ? value : move(type).maker().newInstance();
    note(value, target);
    fills.push(new Fill(value, target));
    return target;
  }

  /** Fields that a class has gained, where no constructor could give them a value. */
  Set<String> blanks() {
    return moves.values().stream()
        .flatMap(move -> move.blanks().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void fill(Fill fill) {
    try {
      for (ClassMove.Pair pair : move(fill.from.getClass()).pairs()) {
        Object old = pair.from().get(fill.from);
        Object value = translate(old);
        if ((fill.from != fill.to || value != old)
            && FieldValues.fits(value, pair.to().getType())) {
          pair.to().set(fill.to, value);
        }
      }
    } catch (ReflectiveOperationException e) {
      fail(fill.from, RuntimeError.summary(e));
    }
  }

  private ClassMove move(Class<?> type) throws ReflectiveOperationException {
    ClassMove known = moves.get(type);
    if (known == null) {
      known = ClassMove.of(type, loader.current(type));
      moves.put(type, known);
    }
    return known;
  }

  /** Carries the static fields of a class, which may have been replaced. */
  void carryStatics(Class<?> old, Class<?> now) throws Impossible {
    for (Field field : now.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      Optional<Field> source = CellLoader.field(old, field.getName());
      boolean hasOldValue = old == now || !Modifier.isFinal(modifiers);
      if (!Modifier.isStatic(modifiers) || !hasOldValue || source.isEmpty()) {
        continue;
      }
      try {
        Object value = carry(source.get().get(null));
        field.setAccessible(true);
        if (!Modifier.isFinal(modifiers) && FieldValues.fits(value, field.getType())) {
          field.set(null, value);
        }
      } catch (IllegalAccessException e) {
        throw new Impossible(e.toString());
      }
    }
  }
}
