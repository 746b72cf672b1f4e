package gategrad.kernel.engine;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Moves objects of replaced cell classes to the classes that replaced them, field by field.
 *
 * <p>Objects that merely refer to such objects stay themselves and get the new references. What one
 * CarryOver has moved it moves once: two variables that shared an object share the new one. The
 * fields are filled from a queue, so that long chains need no deep stack.
 */
final class CarryOver {
  private final CellLoader loader;
  private final Map<Object, Object> moved = new IdentityHashMap<>();
  private final Map<Class<?>, ClassMove> moves = new HashMap<>();
  private final Deque<Fill> fills = new ArrayDeque<>();

  /** Sets and maps ask objects for their hash code, so they wait until all fields are filled. */
  private final List<Runnable> refills = new ArrayList<>();

  private record Fill(Object from, Object to) {}

  /** An object that cannot be moved; the message says why. */
  static final class Impossible extends Exception {
    private static final long serialVersionUID = 1;

    Impossible(String why) {
      super(why);
    }
  }

  CarryOver(CellLoader loader) {
    this.loader = loader;
  }

  /** The value with every object of an old class moved to the new one. */
  Object carry(Object value) throws Impossible {
    try {
      Object result = translate(value);
      while (!fills.isEmpty()) {
        fill(fills.pop());
      }
      refills.forEach(Runnable::run);
      return result;
    } catch (ReflectiveOperationException | RuntimeException e) {
      // the learner's constructors, equals and hashCode run on the way, and may throw anything
      throw new Impossible(e.toString());
    } finally {
      fills.clear();
      refills.clear();
    }
  }

  private Object translate(Object value) throws Impossible, ReflectiveOperationException {
    if (value == null) {
      return null;
    }
    Object known = moved.get(value);
    if (known != null) {
      return known;
    }
    Object result = move(value);
    moved.put(value, result);
    return result;
  }

  private Object move(Object value) throws Impossible, ReflectiveOperationException {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return type.getComponentType().isPrimitive() ? value : array(value);
    }
    if (value instanceof Optional<?> optional) {
      return Optional.ofNullable(translate(optional.orElse(null)));
    }
    if (type.getClassLoader() == null || isPlatform(type)) {
      return value instanceof Map<?, ?> map ? map(map) : collection(value);
    }
    if (loader.isUnnamed(type)) {
      throw new Impossible("it holds a lambda or a nameless class, which keeps its old code");
    }
    Class<?> now = loader.current(type);
    if (now.isEnum()) {
      return constant(value, now);
    }
    if (now.isRecord()) {
      return now == type && !mentionsMoved(value) ? value : record(value, now);
    }
    Object target = now == type ? value : move(type).maker().newInstance();
    moved.put(value, target);
    fills.push(new Fill(value, target));
    return target;
  }

  private static boolean isPlatform(Class<?> type) {
    return type.getClassLoader() == ClassLoader.getPlatformClassLoader();
  }

  private static Object constant(Object value, Class<?> now) throws Impossible {
    String name = ((Enum<?>) value).name();
    for (Object constant : now.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new Impossible("enum " + now.getSimpleName() + " has no " + name + " any more");
  }

  private Object array(Object old) throws Impossible, ReflectiveOperationException {
    Class<?> component = old.getClass().getComponentType();
    Class<?> now = loader.current(component);
    int length = Array.getLength(old);
    Object target = now == component ? old : Array.newInstance(now, length);
    moved.put(old, target);
    for (int i = 0; i < length; i++) {
      Array.set(target, i, translate(Array.get(old, i)));
    }
    return target;
  }

  private Object collection(Object value) throws Impossible, ReflectiveOperationException {
    if (!(value instanceof Collection<?> old)) {
      return value;
    }
    moved.put(value, value);
    var elements = new ArrayList<Object>();
    boolean same = true;
    for (Object each : old) {
      elements.add(translate(each));
      same &= elements.get(elements.size() - 1) == each;
    }
    return same ? value : refill(old, elements);
  }

  private Object refill(Collection<?> old, List<Object> elements) throws Impossible {
    try {
      @SuppressWarnings("unchecked") // the elements are the old ones, in their new classes
      var target = (Collection<Object>) old;
      if (target instanceof List<Object> list) {
        var next = elements.iterator();
        list.replaceAll(each -> next.next());
      } else {
        target.clear();
        refills.add(() -> target.addAll(elements));
      }
      return old;
    } catch (ArrayStoreException e) {
      return Arrays.asList(
          elements.toArray()); // made by Arrays.asList on an array of the old class
    } catch (UnsupportedOperationException e) {
      return copy(old, elements);
    }
  }

  private Object copy(Collection<?> old, List<Object> elements) throws Impossible {
    if (old instanceof List) {
      return Collections.unmodifiableList(elements);
    }
    if (old instanceof Set) {
      var target = new LinkedHashSet<Object>();
      refills.add(() -> target.addAll(elements));
      return Collections.unmodifiableSet(target);
    }
    throw new Impossible("a " + old.getClass().getSimpleName() + " cannot be changed");
  }

  private Object map(Map<?, ?> old) throws Impossible, ReflectiveOperationException {
    moved.put(old, old);
    var entries = new IdentityHashMap<Object, Object>();
    boolean same = true;
    for (Map.Entry<?, ?> entry : old.entrySet()) {
      Object key = translate(entry.getKey());
      Object value = translate(entry.getValue());
      entries.put(key, value);
      same &= key == entry.getKey() && value == entry.getValue();
    }
    if (same) {
      return old;
    }
    try {
      @SuppressWarnings("unchecked") // as above
      var target = (Map<Object, Object>) old;
      target.clear();
      entries.forEach((key, value) -> refills.add(() -> target.put(key, value)));
      return old;
    } catch (UnsupportedOperationException e) {
      var target = new LinkedHashMap<Object, Object>();
      entries.forEach((key, value) -> refills.add(() -> target.put(key, value)));
      return Collections.unmodifiableMap(target);
    }
  }

  private boolean mentionsMoved(Object value) throws Impossible, ReflectiveOperationException {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object old = read(value, component.getName()).orElse(null);
      if (translate(old) != old) {
        return true;
      }
    }
    return false;
  }

  private Object record(Object old, Class<?> now) throws Impossible, ReflectiveOperationException {
    RecordComponent[] components = now.getRecordComponents();
    var types = new Class<?>[components.length];
    var values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      types[i] = components[i].getType();
      Optional<Field> field = CellLoader.field(old.getClass(), name);
      Object value = field.isEmpty() ? null : translate(read(old, name).orElse(null));
      values[i] = fits(value, types[i]) ? value : Array.get(Array.newInstance(types[i], 1), 0);
    }
    Constructor<?> constructor = now.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static Optional<Object> read(Object object, String name) throws IllegalAccessException {
    Optional<Field> field = CellLoader.field(object.getClass(), name);
    return field.isEmpty() ? Optional.empty() : Optional.ofNullable(field.get().get(object));
  }

  private void fill(Fill fill) throws Impossible, ReflectiveOperationException {
    for (ClassMove.Pair pair : move(fill.from.getClass()).pairs()) {
      Object old = pair.from().get(fill.from);
      Object value = translate(old);
      if ((fill.from != fill.to || value != old) && fits(value, pair.to().getType())) {
        pair.to().set(fill.to, value);
      }
    }
  }

  private ClassMove move(Class<?> type) throws ReflectiveOperationException {
    ClassMove known = moves.get(type);
    if (known == null) {
      known = ClassMove.of(type, loader.current(type));
      moves.put(type, known);
    }
    return known;
  }

  /** Carries the static fields of a replaced class. */
  void carryStatics(Class<?> old, Class<?> now) throws Impossible {
    for (Field field : now.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      Optional<Field> source = CellLoader.field(old, field.getName());
      if (!Modifier.isStatic(modifiers) || Modifier.isFinal(modifiers) || source.isEmpty()) {
        continue;
      }
      try {
        Object value = carry(source.get().get(null));
        field.setAccessible(true);
        if (fits(value, field.getType())) {
          field.set(null, value);
        }
      } catch (IllegalAccessException e) {
        throw new Impossible(e.toString());
      }
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
