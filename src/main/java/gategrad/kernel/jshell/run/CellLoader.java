package gategrad.kernel.jshell.run;

import gategrad.kernel.jshell.bytecode.ClassReferences;
import gategrad.kernel.jshell.bytecode.StopCheck;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Holds the classes of all cells, and the jars that cells added. */
public final class CellLoader extends URLClassLoader implements LoaderDelegate {
  /** A class that a learner declared sits in a wrapper class that JShell numbers. */
  private static final Pattern NESTED = Pattern.compile("REPL\\.\\$JShell\\$\\w+?\\$(.+)");

  /** Classes may need each other while they are loaded. */
  private final Map<String, byte[]> arriving = new ConcurrentHashMap<>();

  private final Map<String, Class<?>> newest = new ConcurrentHashMap<>();

  private final ClassReferences references = new ClassReferences();

  /** Names that stand for a while for a type whose declaration follows. */
  private final Set<String> stubs = ConcurrentHashMap.newKeySet();

  /** The old classes of those that were replaced and not asked for since. */
  private final Map<String, Class<?>> replaced = new ConcurrentHashMap<>();

  private final AtomicBoolean asking = new AtomicBoolean();

  public CellLoader(ClassLoader parent) {
    super("cells", new URL[0], parent);
  }

  /** The classes of another loader are to be replaced by those of this one. */
  public void succeed(CellLoader other) {
    newest.putAll(other.newest);
  }

  @Override
  public void load(ClassBytecodes[] classes) throws ClassInstallException {
    for (ClassBytecodes each : classes) {
      arriving.put(each.name(), each.bytecodes());
    }
    var loaded = new ArrayList<Class<?>>();
    var installed = new boolean[classes.length];
    for (int i = 0; i < classes.length; i++) {
      try {
        loaded.add(loadClass(classes[i].name()));
        installed[i] = true;
      } catch (ClassNotFoundException | LinkageError e) {
        throw new ClassInstallException("load: " + e, installed);
      } finally {
        arriving.remove(classes[i].name());
      }
    }
    Stream.of(classes).forEach(references::note);
    loaded.forEach(type -> nested(type).ifPresent(name -> note(name, type)));
  }

  private void note(String name, Class<?> type) {
    if (stubs.contains(name)) {
      return;
    }
    Class<?> old = newest.put(name, type);
    if (old != null && !isUnnamed(type)) {
      replaced.putIfAbsent(name, old);
    }
  }

  /**
   * Takes note of the class that a type means now. JShell does not load a class again that it has
   * loaded before, when an edit failed and the old text is back.
   *
   * @param wrapper the class that JShell has put around the type
   */
  public void means(String name, String wrapper) {
    Class<?> type = findLoadedClass(wrapper + "$" + name);
    if (type != null && newest.get(name) != type) {
      references.isNewest(wrapper);
      noteAll(type);
    }
  }

  private void noteAll(Class<?> type) {
    nested(type).ifPresent(name -> note(name, type));
    Stream.of(type.getDeclaredClasses()).forEach(this::noteAll);
  }

  /** Declares a type that only lends its name to one that follows: nothing moves to it. */
  public void stub(String name, Runnable declaration) {
    stubs.add(name);
    try {
      declaration.run();
    } finally {
      stubs.remove(name);
    }
  }

  /**
   * Whether this is the class of a lambda, or one without a name, whose code relies on a class that
   * was replaced since.
   */
  public boolean isStale(Class<?> type) {
    return isUnnamed(type) && references.reliesOnReplaced(type);
  }

  /** The classes that were replaced since the last call, by name; {@link #declared} has the new. */
  public Map<String, Class<?>> takeReplaced() {
    Map<String, Class<?>> taken = Map.copyOf(replaced);
    replaced.clear();
    return taken;
  }

  /** To be called when all that the learner's variables hold was moved to the newest classes. */
  public void endEdit() {
    references.endEdit();
  }

  /** Whether any code mentions this class beside the statement that declared it. */
  public boolean isUsed(Class<?> type) {
    return references.isUsed(type.getName());
  }

  /** Whether two classes come from the same statement of a cell, in whichever version. */
  public static boolean isSameStatement(Class<?> type, Class<?> other) {
    return ClassReferences.isSameStatement(type.getName(), other.getName());
  }

  /** Whether this is a class that a cell declared, not that of a lambda. */
  public boolean isLearners(Class<?> type) {
    return type.getClassLoader() == this && !type.isHidden();
  }

  /** All classes that cells declared, in their newest versions. */
  public List<Class<?>> declared() {
    return newest.values().stream().filter(type -> !isUnnamed(type)).toList();
  }

  @Override
  public void classesRedefined(ClassBytecodes[] classes) {
    Stream.of(classes).forEach(references::note);
  }

  /** Public, since JShell asks for classes by name. */
  @Override
  public Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> loaded = findLoadedClass(name);
    return loaded == null ? define(name) : loaded;
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] found = name.equals(StopCheck.NAME) ? StopCheck.copy() : arriving.get(name);
    return found == null ? super.findClass(name) : defineClass(name, found, 0, found.length);
  }

  @Override
  public void addToClasspath(String entries) throws InternalException {
    for (String entry : entries.split(File.pathSeparator)) {
      try {
        addURL(Path.of(entry).toUri().toURL());
      } catch (MalformedURLException e) {
        throw new InternalException(e.toString());
      }
    }
  }

  /** The name of a class as the learner wrote it; empty if it is not a class from a cell. */
  private static Optional<String> nested(Class<?> type) {
    Matcher matcher = NESTED.matcher(type.getName());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The name of a class that a cell declared, as {@link #declared(String)} takes it. */
  public static String learnersName(Class<?> type) {
    return nested(type).orElseThrow();
  }

  /** The newest class of the same name from a cell; the class itself if it is none. */
  public Class<?> current(Class<?> type) {
    if (type.isArray()) {
      return current(type.getComponentType()).arrayType();
    }
    return type.getClassLoader() instanceof CellLoader && !isUnnamed(type)
        ? nested(type).<Class<?>>map(name -> newest.getOrDefault(name, type)).orElse(type)
        : type;
  }

  /**
   * Gives the checks in the code of cells the question whether to end it, or takes it away; on JDKs
   * up to 19 there are none.
   */
  public void stopCells(Optional<BooleanSupplier> endsHere) {
    Class<?> checks = findLoadedClass(StopCheck.NAME);
    boolean asks = endsHere.isPresent();
    if (checks == null || asking.getAndSet(asks) == asks) {
      return;
    }
    try {
      if (asks) {
        checks.getMethod("stop", BooleanSupplier.class).invoke(null, endsHere.get());
      } else {
        checks.getMethod("goOn").invoke(null);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the checks in the code of cells do not answer", e);
    }
  }

  /** The newest class that a cell declared under this name. */
  public Optional<Class<?>> declared(String name) {
    return Optional.ofNullable(newest.get(name));
  }

  /** Whether this is the class of a lambda or an anonymous class in a cell. */
  boolean isUnnamed(Class<?> type) {
    return type.getClassLoader() instanceof CellLoader
        && (type.isHidden() || nested(type).orElse("").matches("(.*\\$)?\\d.*"));
  }

  /** The instance fields of a class and the classes above it, ready to read and write. */
  public static List<Field> instanceFields(Class<?> type) {
    var fields = new ArrayList<Field>();
    for (Class<?> t = type; t != null && t.getClassLoader() != null; t = t.getSuperclass()) {
      for (Field field : t.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    }
    return fields;
  }

  /** A field by name, of a class or of one above it. */
  public static Optional<Field> field(Class<?> type, String name) {
    for (Class<?> t = type; t != null && t.getClassLoader() != null; t = t.getSuperclass()) {
      for (Field field : t.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return Optional.of(field);
        }
      }
    }
    return Optional.empty();
  }
}
