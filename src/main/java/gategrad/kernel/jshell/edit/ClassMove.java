package gategrad.kernel.jshell.edit;

import gategrad.kernel.jshell.edit.Mover.Impossible;
import gategrad.kernel.jshell.run.CellLoader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How objects of a class become objects of the class that replaced it.
 *
 * @param maker gives a new object; empty if objects stay and only what they hold moves
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
    if (old == now) {
      return new ClassMove(Optional.empty(), pairs(old, now), List.of());
    }
    refuse(old, now);
    List<String> gained = gained(old, now);
    Optional<Constructor<?>> own = gained.isEmpty() ? Optional.empty() : withoutArguments(now);
    return own.isPresent()
        ? new ClassMove(own, pairs(old, now), List.of())
        : withoutConstructor(old, now);
  }

  /** The move to another class that runs none of its code. */
  static ClassMove withoutConstructor(Class<?> old, Class<?> now)
      throws Impossible, ReflectiveOperationException {
    return new ClassMove(Optional.of(asDeserialised(now)), pairs(old, now), gained(old, now));
  }

  private static List<String> gained(Class<?> old, Class<?> now) {
    return CellLoader.instanceFields(now).stream()
        .filter(field -> from(old, field).isEmpty())
        .map(ClassMove::nameOf)
        .toList();
  }

  /** The move from a constant of an enum to that of the same name, which its enum has made. */
  static ClassMove ofConstants(Enum<?> old, Enum<?> now) {
    List<Pair> pairs =
        pairs(old.getClass(), now.getClass()).stream()
            .filter(pair -> old == now || !Modifier.isFinal(pair.to.getModifiers()))
            .toList();
    return new ClassMove(Optional.empty(), pairs, List.of());
  }

  /** Of a class that was not replaced only what may hold other objects matters. */
  private static List<Pair> pairs(Class<?> old, Class<?> now) {
    var pairs = new ArrayList<Pair>();
    for (Field to : CellLoader.instanceFields(now)) {
      if (old != now || !to.getType().isPrimitive()) {
        from(old, to).ifPresent(from -> pairs.add(new Pair(from, to)));
      }
    }
    return pairs;
  }

  /** The field of this name, rather the one of the same class if a class above has one too. */
  private static Optional<Field> from(Class<?> old, Field to) {
    String owner = to.getDeclaringClass().getSimpleName();
    return CellLoader.instanceFields(old).stream()
        .filter(field -> field.getName().equals(to.getName()))
        .reduce((a, b) -> b.getDeclaringClass().getSimpleName().equals(owner) ? b : a);
  }

  private static String nameOf(Field field) {
    return field.getDeclaringClass().getSimpleName() + "." + field.getName();
  }

  /** There are no objects of an interface, and nobody knows the outer object of an inner one. */
  private static void refuse(Class<?> old, Class<?> now) throws Impossible {
    String name = now.getSimpleName();
    if (now.isInterface()) {
      throw new Impossible(name + " is an interface now");
    } else if (now.isEnum()) {
      throw new Impossible(name + " is an enum now");
    } else if (Modifier.isAbstract(now.getModifiers())) {
      throw new Impossible(name + " is abstract now");
    } else if (outer(now).isPresent() && outer(old).isEmpty()) {
      String outside = now.getEnclosingClass().getSimpleName();
      throw new Impossible("it does not know the " + outside + " that each " + name + " needs now");
    }
  }

  /** The field in which the compiler keeps the enclosing object of an inner one. */
  private static Optional<Field> outer(Class<?> type) {
    return CellLoader.instanceFields(type).stream()
        .filter(field -> field.isSynthetic() && field.getType() == type.getEnclosingClass())
        .findFirst();
  }

  /**
   * A field that the old class did not have needs its first value, which only the class's own
   * constructor gives; otherwise no code of the learner's runs.
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
   * Makes objects as deserialisation does: only a constructor of the JDK's class above runs. The
   * JDK exports this class for libraries that restore objects (JEP 260, module jdk.unsupported); it
   * is called by name only because the compiler warns of every use of that module.
   */
  private static Constructor<?> asDeserialised(Class<?> type)
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
