package gategrad.kernel.jshell.edit;

import gategrad.kernel.jshell.edit.Mover.Impossible;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;

/** Moves what cannot be filled afterwards: a constant of an enum is looked up, a record is made. */
final class EnumsAndRecords {
  private final Mover mover;

  EnumsAndRecords(Mover mover) {
    this.mover = mover;
  }

  /** The constant of the same name. */
  Enum<?> constant(Enum<?> value) throws Impossible {
    Class<?> old = value.getDeclaringClass();
    Class<?> type = mover.current(old);
    if (type == old) {
      return value;
    }
    String name = type.getSimpleName();
    if (!type.isEnum()) {
      throw new Impossible("it holds " + value.name() + ", and " + name + " is no enum any more");
    }
    for (Object constant : type.getEnumConstants()) {
      if (constant instanceof Enum<?> now && now.name().equals(value.name())) {
        return now;
      }
    }
    throw new Impossible("it holds " + value.name() + ", which enum " + name + " no longer has");
  }

  /** An object as a record of this class; the object itself if nothing in it moved. */
  Object record(Object old, Class<?> now) throws ReflectiveOperationException {
    return now == old.getClass() && !holdsMoved(old) ? old : remade(old, now);
  }

  private boolean holdsMoved(Object value) throws ReflectiveOperationException {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object old = FieldValues.read(value, component.getName()).orElse(null);
      if (mover.moved(old) != old) {
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
      types[i] = components[i].getType();
      String name = components[i].getName();
      Object value = mover.moved(FieldValues.read(old, name).orElse(null));
      if (FieldValues.fits(value, types[i]) && FieldValues.has(old, name)) {
        values[i] = value;
      } else {
        values[i] = zero(types[i]);
        mover.blank(now.getSimpleName() + "." + name);
      }
    }
    Constructor<?> constructor = now.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  /** What a field of this type holds before it is set. */
  private static Object zero(Class<?> type) {
    return Array.get(Array.newInstance(type, 1), 0);
  }
}
