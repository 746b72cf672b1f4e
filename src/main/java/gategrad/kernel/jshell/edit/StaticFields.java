package gategrad.kernel.jshell.edit;

import gategrad.kernel.errors.JavaNames;
import gategrad.kernel.jshell.edit.CellPlace.State;
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

  StaticFields(CellLoader loader) {
    this.loader = loader;
  }

  /**
   * Those that hold something to be carried over. A class that no other code mentions is left
   * alone: nobody has used it, and to read its fields would run its static initialiser, which is
   * the learner's code and may print, fail or never end.
   *
   * @param replaced the old classes of those that the edit replaced, by name
   */
  List<CellPlace> places(Map<String, Class<?>> replaced) {
    var places = new ArrayList<CellPlace>();
    for (Class<?> now : loader.declared()) {
      Class<?> old = replaced.getOrDefault(CellLoader.learnersName(now), now);
      if (loader.isUsed(old)) {
        for (Field field : now.getDeclaredFields()) {
          place(old, field).ifPresent(places::add);
        }
      }
    }
    return places;
  }

  private static Optional<CellPlace> place(Class<?> old, Field now) {
    Optional<Field> before = CellLoader.field(old, now.getName()).filter(StaticFields::isStatic);
    if (!isStatic(now) || now.isSynthetic() || before.isEmpty()) {
      return Optional.empty();
    }
    try {
      now.setAccessible(true);
      String name = now.getDeclaringClass().getSimpleName() + "." + now.getName();
      String type = JavaNames.plain(now.getGenericType().getTypeName());
      Object value = FieldValues.readStatic(before.get());
      State state = old == now.getDeclaringClass() ? State.UNTOUCHED : State.FIRST_VALUE;
      return Optional.of(new CellPlace(name, type, value, Optional.of(now), state));
    } catch (LinkageError e) {
      return Optional.empty(); // its initialiser had failed, so it holds nothing
    }
  }

  private static boolean isStatic(Field field) {
    return Modifier.isStatic(field.getModifiers());
  }
}
