package gategrad.kernel.jshell;

import gategrad.kernel.errors.Abilities;
import gategrad.kernel.jshell.run.CellLoader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out by reflection what can be done with objects of a type. */
final class TypeAbilities {
  private static final List<String> NUMBER =
      List.of("data", "item", "value", "doubleValue", "intValue", "getAsDouble", "getAsInt");
  private static final List<String> FROM_NUMBER = List.of("of", "valueOf", "ofValue");

  private final Class<?> type;
  private final List<Method> methods;

  private TypeAbilities(Class<?> type) {
    this.type = type;
    Stream<Method> own =
        type.getClassLoader() instanceof CellLoader
            ? Stream.of(type.getDeclaredMethods())
            : Stream.of();
    methods =
        Stream.concat(own, Stream.of(type.getMethods()))
            .filter(method -> !method.isBridge() && !Modifier.isPrivate(method.getModifiers()))
            .toList();
  }

  static Abilities of(Class<?> type) {
    return new TypeAbilities(type).abilities();
  }

  private Abilities abilities() {
    return new Abilities(
        names(method -> method.getParameterCount() == 0),
        names(method -> takesOne(method) && isNumber(method.getParameterTypes()[0])),
        names(method -> takesOne(method) && takesItsKind(method.getParameterTypes()[0])),
        first(
            NUMBER, method -> method.getParameterCount() == 0 && isNumber(method.getReturnType())),
        first(FROM_NUMBER, this::makesOne).map(name -> type.getSimpleName() + "." + name),
        type.isRecord());
  }

  private Set<String> names(Predicate<Method> wanted) {
    return methods.stream()
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(wanted)
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  private Optional<String> first(List<String> names, Predicate<Method> wanted) {
    return names.stream()
        .filter(name -> methods.stream().anyMatch(m -> m.getName().equals(name) && wanted.test(m)))
        .findFirst();
  }

  private static boolean takesOne(Method method) {
    return method.getParameterCount() == 1 && !method.isVarArgs();
  }

  private boolean takesItsKind(Class<?> parameter) {
    return parameter != Object.class && parameter.isAssignableFrom(type);
  }

  private boolean makesOne(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    return Modifier.isStatic(method.getModifiers())
        && method.getReturnType() == type
        && parameters.length == 1
        && (isNumber(parameters[0]) || parameters[0] == double[].class);
  }

  private static boolean isNumber(Class<?> type) {
    return type == double.class || type == int.class || type == long.class || type == float.class;
  }
}
