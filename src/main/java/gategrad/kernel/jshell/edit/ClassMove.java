package gategrad.kernel.jshell.edit;

import gategrad.kernel.jshell.edit.CarryOver.Impossible;
import gategrad.kernel.jshell.run.CellLoader;
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
 * @param maker gives a new object; empty if the class is its own newest version
 * @param pairs the fields that both classes have
 * @param blanks the fields that only the new one has and no constructor sets, as in {@code Net.w}
 */
record ClassMove(Optional<Constructor<?>> maker, List<Pair> pairs, List<String> blanks) {

  /** A field of the old class and the field of the same name in the new one. */
  record Pair(Field from, Field to) {
    /** The name as in {@code Net.w}. */
    String name() {
      return nameOf(to);
    }
  }

  /** The move from a class to its newest version, which may be the class itself. */
  static ClassMove of(Class<?> old, Class<?> now) throws Impossible, ReflectiveOperationException {
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
    Optional<Constructor<?>> own = gained.isEmpty() ? Optional.empty() : withoutArguments(now);
    return new ClassMove(
        old == now ? Optional.empty() : Optional.of(maker(now, own)),
        List.copyOf(pairs),
        own.isPresent() ? List.of() : List.copyOf(gained));
  }

  private static String nameOf(Field field) {
    return field.getDeclaringClass().getSimpleName() + "." + field.getName();
  }

  /**
   * A field that the old class did not have needs its first value, which only the class's own
   * constructor gives; otherwise no code of the learner runs.
   */
  private static Constructor<?> maker(Class<?> now, Optional<Constructor<?>> own)
      throws Impossible, ReflectiveOperationException {
    return own.isPresent() ? own.get() : withoutOwnConstructor(now);
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
