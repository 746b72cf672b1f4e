package gategrad.kernel.jshell.run;

import gategrad.kernel.jshell.bytecode.ExitRewriter;
import gategrad.kernel.jshell.bytecode.Renaming;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jshell.execution.LocalExecutionControl;

/**
 * Runs compiled snippets in this JVM: keeps the value and the exception as objects, and redefines
 * classes in place.
 *
 * <p>Of the JDK's own {@code LocalExecutionControl} it uses the checks that it weaves into the code
 * on JDKs that cannot stop a thread; {@link CellCalls} runs and stops the code.
 */
public final class CellExecution extends LocalExecutionControl {
  /** No number, which JShell uses; in capitals, as the end of JShell's names. */
  private static final String FRESH = "$JShell$CELL_";

  private final CellLoader loader;
  private final CellCalls calls;
  private final Redefiner redefiner;
  private Optional<String> freshName = Optional.empty();
  private int freshNames;
  private Optional<CellCall.Result> result = Optional.empty();
  private Optional<Throwable> failure = Optional.empty();
  private Optional<Field> field = Optional.empty();
  private volatile boolean retired;
  private boolean invoked;

  public CellExecution(CellLoader loader, CellCalls calls, Redefiner redefiner) {
    super(loader);
    this.loader = loader;
    this.calls = calls;
    this.redefiner = redefiner;
  }

  @Override
  public void load(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    if (freshName.isEmpty()) {
      super.load(guarded(classes));
    } else {
      loadUnder(freshName.get(), classes);
    }
  }

  /** JShell is told that nothing was loaded, so that it hands over every class next time too. */
  private void loadUnder(String name, ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    try {
      super.load(Renaming.of(guarded(classes), name));
    } catch (ClassInstallException e) {
      throw new IllegalStateException("code of a cell cannot be loaded", e);
    }
    throw new ClassInstallException("loaded as " + name, new boolean[classes.length]);
  }

  /**
   * Evaluates one snippet whose classes are loaded under a name of their own, so that JShell may
   * use the same name for another snippet.
   */
  <T> T underFreshName(Supplier<T> evaluation) {
    freshName = Optional.of(FRESH + ++freshNames);
    try {
      return evaluation.get();
    } finally {
      freshName = Optional.empty();
    }
  }

  /** The full name of the class that was last loaded under a fresh name. */
  String freshName() {
    return "REPL." + FRESH + freshNames;
  }

  /** JDKs after 19 also ask for the class that stops loops, which has no other name. */
  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    boolean renamed = freshName.isPresent() && name.startsWith("REPL.$JShell$");
    return super.findClass(renamed ? freshName() : name);
  }

  @Override
  public void redefine(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    redefiner.redefine(guarded(classes), this::findClass);
    classesRedefined(classes);
  }

  private static ClassBytecodes[] guarded(ClassBytecodes[] classes) {
    return Stream.of(classes)
        .map(c -> new ClassBytecodes(c.name(), ExitRewriter.rewrite(c.bytecodes())))
        .toArray(ClassBytecodes[]::new);
  }

  /**
   * Called by JShell to run a snippet; the value is kept, not turned into a string. JShell lets
   * statements return null.
   */
  @Override
  public String invoke(String className, String methodName) throws RunException, InternalException {
    forget();
    invoked = true;
    if (retired) {
      throw new StoppedException();
    }
    Method method = method(className, methodName);
    try {
      CellCall call = calls.finished(() -> call(method));
      result = call.result();
      if (call.thrown().isPresent()) {
        throw runException(call.thrown().get());
      }
      return "";
    } catch (CellCalls.Ended e) {
      throw new StoppedException();
    }
  }

  private Method method(String className, String methodName) throws InternalException {
    try {
      Method method = findClass(className).getDeclaredMethod(methodName);
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException | LinkageError e) {
      failure = Optional.of(e);
      throw new InternalException(e.toString());
    }
  }

  private Object call(Method method) throws Exception {
    try {
      return method.invoke(null);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof OutOfMemoryError) {
        calls.reserve().release(); // before anything else
      }
      if (e.getCause() instanceof Error death && CellCall.isThreadDeath(death)) {
        throw death;
      }
      throw Thrown.of(e.getCause());
    }
  }

  private static RunException runException(Throwable thrown) {
    return thrown instanceof RunException known ? known : Thrown.of(thrown);
  }

  /** Runs nothing any more: JShell was left behind while it compiled, and may come to an end. */
  public void retire() {
    retired = true;
  }

  /** What the last snippet gave, as an object. */
  public Optional<CellCall.Result> result() {
    return result;
  }

  /**
   * Whether JShell had the last snippet run; when it is broken it may say nothing and do nothing.
   */
  public boolean isInvoked() {
    return invoked;
  }

  /** Why the last snippet could not be run at all. */
  public Optional<Throwable> failure() {
    return failure;
  }

  /** Lets the last value and exception be collected. */
  public void forget() {
    invoked = false;
    result = Optional.empty();
    failure = Optional.empty();
  }

  /** Called by JShell when asked for a variable's value: remembers where the variable lives. */
  @Override
  public String varValue(String className, String name) throws InternalException {
    try {
      Field found = findClass(className).getDeclaredField(name);
      found.setAccessible(true);
      field = Optional.of(found);
      return "";
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new InternalException(e.toString());
    }
  }

  /** The static field of the variable that JShell was last asked for. */
  public Optional<Field> takeField() {
    Optional<Field> found = field;
    field = Optional.empty();
    return found;
  }
}
