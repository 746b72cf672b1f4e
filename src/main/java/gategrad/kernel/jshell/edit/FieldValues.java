package gategrad.kernel.jshell.edit;

import gategrad.kernel.jshell.run.CellLoader;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Optional;

/** What fields hold and what they take. */
final class FieldValues {
  private FieldValues() {}

  /** The value of a field by name; empty if there is none. */
  static Optional<Object> read(Object object, String name) throws IllegalAccessException {
    Optional<Field> field = CellLoader.field(object.getClass(), name);
    return field.isEmpty() ? Optional.empty() : Optional.ofNullable(field.get().get(object));
  }

  /** Whether there is a field of this name. */
  static boolean has(Object object, String name) {
    return CellLoader.field(object.getClass(), name).isPresent();
  }

  /** The value of a static field of a cell's class. */
  static Object readStatic(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a variable of a cell cannot be read", e);
    }
  }

  /** Sets a static field of a cell's class. */
  static void setStatic(Field field, Object value) {
    try {
      field.set(null, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a variable of a cell cannot be set", e);
    }
  }

  /** Whether a field of this type takes the value, as it is or widened. */
  static boolean fits(Object value, Class<?> type) {
    if (value == null) {
      return !type.isPrimitive();
    }
    if (!type.isPrimitive()) {
      return type.isInstance(value);
    }
    try {
      Array.set(Array.newInstance(type, 1), 0, value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
