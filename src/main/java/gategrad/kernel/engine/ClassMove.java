package gategrad.kernel.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How objects of a class become objects of the class that replaced it.
 *
 * @param maker gives a new object
 * @param pairs the fields that both classes have
 * @param blanks the fields that only the new one has and no constructor sets, as in {@code Net.w}
 */
record ClassMove(Constructor<?> maker, List<Pair> pairs, List<String> blanks) {

  /** A field of the old class and the field of the same name in the new one. */
  record Pair(Field from, Field to) {}

  /** The move from a class to its newest version, which may be the class itself. */
  static ClassMove of(Class<?> old, Class<?> now) throws ReflectiveOperationException {
    var pairs = new ArrayList<Pair>();
    var gained = new ArrayList<String>();
    for (Field to : CellLoader.instanceFields(now)) {
      Optional<Field> from = CellLoader.field(old, to.getName());
      if (from.isEmpty()) {
        gained.add(now.getSimpleName() + "." + to.getName());
      }
      if (from.isPresent() && (old != now || !to.getType().isPrimitive())) {
        pairs.add(new Pair(from.get(), to));
      }
    }
    Optional<Constructor<?>> constructor =
        gained.isEmpty() ? Optional.empty() : withoutArguments(now);
    return new ClassMove(
        constructor.isPresent() ? constructor.get() : withoutConstructor(now),
        List.copyOf(pairs),
        constructor.isPresent() ? List.of() : List.copyOf(gained));
  }

  /**
   * A field that the old class did not have needs its first value, which only a constructor gives;
   * otherwise no code of the learner runs.
   */
  private static Optional<Constructor<?>> withoutArguments(Class<?> type) {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 0) {
        constructor.setAccessible(true);
        return Optional.of(constructor);
      }
    }
    return Optional.empty();
  }

  /**
   * Makes objects as deserialisation does. By name, since the compiler warns of every use of the
   * module jdk.unsupported.
   */
  private static Constructor<?> withoutConstructor(Class<?> type)
      throws ReflectiveOperationException {
    Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
    return (Constructor<?>)
        factory
            .getMethod("newConstructorForSerialization", Class.class, Constructor.class)
            .invoke(
                factory.getMethod("getReflectionFactory").invoke(null),
                type,
                Object.class.getDeclaredConstructor());
  }
}
