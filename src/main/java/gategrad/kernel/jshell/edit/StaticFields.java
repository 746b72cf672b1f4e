package gategrad.kernel.jshell.edit;

import gategrad.kernel.errors.JavaNames;
import gategrad.kernel.jshell.run.CellLoader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The static fields of the learner's classes, during an edit. */
final class StaticFields {
  private final CellLoader loader;
  private final ClassInitialization initialization;

  StaticFields(CellLoader loader, ClassInitialization initialization) {
    this.loader = loader;
    this.initialization = initialization;
  }

  /**
   * Those that hold something to be carried over.
   *
   * @param replaced the old classes of those that the edit replaced, by name
   */
  List<CellPlace> places(Map<String, Class<?>> replaced) {
    var places = new ArrayList<CellPlace>();
    for (Class<?> now : loader.declared()) {
      Class<?> old = replaced.getOrDefault(CellLoader.learnersName(now), now);
      boolean isUsed = initialization.of(old).orElse(old != now);
      if (isUsed && !now.isEnum()) {
        for (Field field : now.getDeclaredFields()) {
          place(old, field).ifPresent(places::add);
        }
      }
    }
    return places;
  }

  /** A final field of a replaced class has got its value anew. */
  private static Optional<CellPlace> place(Class<?> old, Field now) {
    boolean isReplaced = old != now.getDeclaringClass();
    Optional<Field> before = CellLoader.field(old, now.getName());
    if (!Modifier.isStatic(now.getModifiers())
        || before.isEmpty()
        || isReplaced && Modifier.isFinal(now.getModifiers())) {
      return Optional.empty();
    }
    try {
      now.setAccessible(true);
      String name = now.getDeclaringClass().getSimpleName() + "." + now.getName();
      String type = JavaNames.plain(now.getGenericType().getTypeName());
      Object value = FieldValues.readStatic(before.get());
      return Optional.of(new CellPlace(name, type, value, Optional.of(now), isReplaced));
    } catch (LinkageError e) {
      return Optional.empty(); // its initialiser had failed, so it holds nothing
    }
  }
}
