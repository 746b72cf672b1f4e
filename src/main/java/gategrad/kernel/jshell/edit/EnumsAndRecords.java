package gategrad.kernel.jshell.edit;

import gategrad.kernel.jshell.edit.CarryOver.Impossible;
import gategrad.kernel.jshell.run.CellLoader;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** Moves what cannot be filled afterwards: a constant of an enum is looked up, a record is made. */
final class EnumsAndRecords {
  private final CarryOver carry;

  EnumsAndRecords(CarryOver carry) {
    this.carry = carry;
  }

  /** The constant of the same name. */
  static Object constant(Object value, Class<?> now) throws Impossible {
    String name = ((Enum<?>) value).name();
    for (Object constant : now.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new Impossible(
        "it holds " + name + ", which enum " + now.getSimpleName() + " no longer has");
  }

  /** The record itself if nothing in it moved; else a new one. */
  Object record(Object old, Class<?> now) throws ReflectiveOperationException {
    return now == old.getClass() && !mentionsMoved(old) ? old : remade(old, now);
  }

  private boolean mentionsMoved(Object value) throws ReflectiveOperationException {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object old = FieldValues.read(value, component.getName()).orElse(null);
      if (carry.translate(old) != old) {
        return true;
      }
    }
    return false;
  }

  private Object remade(Object old, Class<?> now) throws ReflectiveOperationException {
    RecordComponent[] components = now.getRecordComponents();
    var types = new Class<?>[components.length];
    var values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      types[i] = components[i].getType();
      Optional<Field> field = CellLoader.field(old.getClass(), name);
      Object value =
          field.isEmpty() ? null : carry.translate(FieldValues.read(old, name).orElse(null));
      values[i] =
          FieldValues.fits(value, types[i]) ? value : Array.get(Array.newInstance(types[i], 1), 0);
    }
    Constructor<?> constructor = now.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }
}
