package gategrad.kernel.engine;

import gategrad.kernel.engine.CarryOver.Impossible;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How objects of a class become objects of the class that replaced it.
 *
 * @param now the new class
 * @param pairs the fields that both classes have
 * @param gained the fields that only the new one has, as in {@code Net.w}
 */
record ClassMove(Class<?> now, List<Pair> pairs, List<String> gained) {

  /** A field of the old class and the field of the same name in the new one. */
  record Pair(Field from, Field to) {
    /** The name as in {@code Net.w}. */
    String name() {
      return nameOf(to);
    }
  }

  /** The move from a class to its newest version, which may be the class itself. */
  static ClassMove of(Class<?> old, Class<?> now) {
    var pairs = new ArrayList<Pair>();
    var gained = new ArrayList<String>();
    for (Field to : CellLoader.instanceFields(now)) {
      Optional<Field> from = CellLoader.field(old, to.getName());
      if (from.isEmpty()) {
        gained.add(nameOf(to));
      } else if (old != now || !to.getType().isPrimitive()) {
        pairs.add(new Pair(from.get(), to));
      }
    }
    return new ClassMove(now, List.copyOf(pairs), List.copyOf(gained));
  }

  private static String nameOf(Field field) {
    return field.getDeclaringClass().getSimpleName() + "." + field.getName();
  }

  /** The gained fields that no constructor gives a value. */
  List<String> blanks() {
    return gained.isEmpty() || withoutArguments(now).isPresent() ? List.of() : gained;
  }

  /**
   * A new object. A field that the old class did not have needs its first value, which only a
   * constructor gives; otherwise no code of the learner runs.
   */
  Object make() throws Impossible, ReflectiveOperationException {
    Optional<Constructor<?>> own = gained.isEmpty() ? Optional.empty() : withoutArguments(now);
    return (own.isPresent() ? own.get() : withoutOwnConstructor(now)).newInstance();
  }

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
   * Makes objects as deserialisation does: only a constructor of the JDK's class above runs. By
   * name, since the compiler warns of every use of the module jdk.unsupported.
   */
  private static Constructor<?> withoutOwnConstructor(Class<?> type)
      throws Impossible, ReflectiveOperationException {
    Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
    return (Constructor<?>)
        factory
            .getMethod("newConstructorForSerialization", Class.class, Constructor.class)
            .invoke(
                factory.getMethod("getReflectionFactory").invoke(null),
                type,
                ancestor(type).getDeclaredConstructor());
  }

  /** The nearest class of the JDK; what its objects hold can be moved only if it has elements. */
  private static Class<?> ancestor(Class<?> type) throws Impossible {
    Class<?> above = type.getSuperclass();
    while (!above.getModule().isNamed()) {
      above = above.getSuperclass();
    }
    if (above != Object.class
        && !Collection.class.isAssignableFrom(above)
        && !Map.class.isAssignableFrom(above)) {
      throw new Impossible("it extends " + above.getSimpleName() + " of the JDK");
    }
    return above;
  }
}
