package gategrad.kernel.jshell;

import gategrad.kernel.errors.KnownNames.Makers;
import gategrad.kernel.jshell.run.CellLoader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The static methods by which a class without a constructor for cells makes its objects. */
final class FactoryMethods {
  private static final int MOST = 3;

  private FactoryMethods() {}

  /** The ways to an object of this class; empty if {@code new} makes one, or nothing does. */
  static Optional<Makers> of(Class<?> type) {
    if (Modifier.isAbstract(type.getModifiers()) && !type.isEnum()
        || Stream.of(type.getDeclaredConstructors()).anyMatch(FactoryMethods::isForCells)) {
      return Optional.empty();
    }
    Stream<String> ways = type.isEnum() ? constants(type) : factories(type);
    return Optional.of(new Makers(ways.limit(MOST).toList(), isLearners(type)));
  }

  private static boolean isLearners(Class<?> type) {
    return type.getClassLoader() instanceof CellLoader;
  }

  private static boolean isForCells(Constructor<?> constructor) {
    int modifiers = constructor.getModifiers();
    return Modifier.isPublic(modifiers)
        || isLearners(constructor.getDeclaringClass()) && !Modifier.isPrivate(modifiers);
  }

  private static Stream<String> constants(Class<?> type) {
    return Stream.of(type.getEnumConstants())
        .map(constant -> type.getSimpleName() + "." + ((Enum<?>) constant).name());
  }

  /** Those called {@code of} first, then those that take values one by one, then the shortest. */
  private static Stream<String> factories(Class<?> type) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> Modifier.isPublic(method.getModifiers()) || isLearners(type))
        .filter(method -> method.getReturnType() == type)
        .sorted(
            Comparator.comparing((Method method) -> !method.getName().equals("of"))
                .thenComparing(method -> !method.isVarArgs())
                .thenComparing(Method::getParameterCount)
                .thenComparing(FactoryMethods::call))
        .map(FactoryMethods::call);
  }

  private static String call(Method method) {
    return method.getDeclaringClass().getSimpleName()
        + "."
        + method.getName()
        + Stream.of(method.getParameters())
            .map(FactoryMethods::parameter)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String parameter(Parameter parameter) {
    String type = parameter.getParameterizedType().getTypeName().replaceAll("[\\w.$]*[.$]", "");
    String dots = parameter.isVarArgs() ? type.replaceAll("\\[\\]$", "...") : type;
    return parameter.isNamePresent() ? dots + " " + parameter.getName() : dots;
  }
}
