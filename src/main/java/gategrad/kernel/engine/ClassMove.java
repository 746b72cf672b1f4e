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
 */
record ClassMove(Constructor<?> maker, List<Pair> pairs) {

  /** A field of the old class and the field of the same name in the new one. */
  record Pair(Field from, Field to) {}

  /** The move from a class to its newest version, which may be the class itself. */
  static ClassMove of(Class<?> old, Class<?> now) throws ReflectiveOperationException {
    var pairs = new ArrayList<Pair>();
    boolean gained = false;
    for (Field to : CellLoader.instanceFields(now)) {
      Optional<Field> from = CellLoader.field(old, to.getName());
      gained |= from.isEmpty();
      if (from.isPresent() && (old != now || !to.getType().isPrimitive())) {
        pairs.add(new Pair(from.get(), to));
      }
    }
    return new ClassMove(maker(now, gained), List.copyOf(pairs));
  }

  /**
   * A field that the old class did not have needs its first value, which only a constructor gives;
   * otherwise no code of the learner runs.
   */
  private static Constructor<?> maker(Class<?> now, boolean gained)
      throws ReflectiveOperationException {
    if (gained) {
      for (Constructor<?> constructor : now.getDeclaredConstructors()) {
        if (constructor.getParameterCount() == 0) {
          constructor.setAccessible(true);
          return constructor;
        }
      }
    }
    return withoutConstructor(now);
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
