package gategrad.kernel.jshell.run;

import gategrad.kernel.jshell.bytecode.ExitRewriter;
import gategrad.kernel.jshell.bytecode.Renaming;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jshell.execution.LocalExecutionControl;

/**
 * Runs compiled snippets in this JVM: keeps the value and the exception as objects, redefines
 * classes in place, and gives up waiting for code that nothing stops.
 *
 * <p>The JDK's own {@code LocalExecutionControl} knows how to stop a loop (Thread.stop up to 19,
 * checks woven into the code after that), so it still does the running, in a thread that this class
 * can abandon.
 */
public final class CellExecution extends LocalExecutionControl {
  private static final long[] STOP_AFTER_MILLIS = {100, 200, 500};

  /** No number, which JShell uses; in capitals, as the end of JShell's names. */
  private static final String FRESH = "$JShell$CELL_";

  private final CellLoader loader;
  private final Redefiner redefiner;
  private Optional<String> freshName = Optional.empty();
  private int freshNames;
  private volatile Optional<Run> running = Optional.empty();
  private boolean endRequested;
  private Optional<CellGroup.Result> result = Optional.empty();
  private Optional<Throwable> failure = Optional.empty();
  private Optional<Field> field = Optional.empty();
  private volatile List<Thread> abandoned = List.of();

  public CellExecution(CellLoader loader, Redefiner redefiner) {
    super(loader);
    this.loader = loader;
    this.redefiner = redefiner;
  }

  /** One call into cell code. */
  private static final class Run {
    private final CellGroup group;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile Optional<Exception> thrown = Optional.empty();

    Run(Method method) {
      group = new CellGroup(method);
    }
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

  @Override
  protected String invoke(Method method) throws Exception {
    forget();
    var run = new Run(method);
    var runner = new Thread(run.group, () -> runToEnd(run), "cell runner");
    runner.setDaemon(true);
    begin(run);
    try {
      runner.start();
      while (!run.done.await(1, TimeUnit.SECONDS)) {
        run.group.wakeJoin();
      }
    } finally {
      running = Optional.empty();
    }
    result = run.group.result();
    if (run.thrown.isPresent()) {
      Exception thrown = run.thrown.get();
      failure =
          Optional.of(thrown).map(e -> e instanceof InvocationTargetException i ? i.getCause() : e);
      throw thrown;
    }
    return "";
  }

  /** Before a cell: an earlier request to end is forgotten. */
  public synchronized void ready() {
    if (endRequested) {
      loader.stopCells(false);
      endRequested = false;
    }
  }

  /** A request may come between two snippets, while the next one is being compiled. */
  private synchronized void begin(Run run) throws StoppedException {
    if (endRequested) {
      throw new StoppedException();
    }
    running = Optional.of(run);
  }

  private void runToEnd(Run run) {
    try {
      Method call = CellGroup.class.getDeclaredMethod("callMethod");
      call.setAccessible(true);
      super.invoke(call);
    } catch (Exception e) {
      run.thrown = Optional.of(e);
    } finally {
      run.done.countDown();
    }
  }

  /**
   * Ends the running snippet: interrupts it, stops it if that did not help, and if nothing helps
   * lets the cell end without it. Returns at once. Until {@link #ready} no other snippet begins.
   */
  public synchronized void end() {
    endRequested = true;
    running.ifPresent(
        run -> {
          run.group.codeThreads().forEach(Thread::interrupt);
          var stopper = new Thread(() -> stopOrAbandon(run), "cell stopper");
          stopper.setDaemon(true);
          stopper.start();
        });
  }

  private void stopOrAbandon(Run run) {
    try {
      for (long millis : STOP_AFTER_MILLIS) {
        if (run.done.await(millis, TimeUnit.MILLISECONDS)) {
          return;
        }
        stop(run);
      }
      if (!run.done.await(STOP_AFTER_MILLIS[0], TimeUnit.MILLISECONDS)) {
        abandoned = run.group.codeThreads();
        run.thrown = Optional.of(new StoppedException());
        run.done.countDown();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (EngineTerminationException | InternalException e) {
      throw new IllegalStateException("the running cell could not be stopped", e);
    }
  }

  /** Only while this snippet runs: a stop that comes late must not meet the next one. */
  private synchronized void stop(Run run) throws EngineTerminationException, InternalException {
    if (running.filter(r -> r == run).isPresent()) {
      stop();
      loader.stopCells(true);
    }
  }

  /** The threads that outlived an interrupt since the last call of this method. */
  public List<Thread> takeAbandoned() {
    List<Thread> threads = abandoned;
    abandoned = List.of();
    return threads;
  }

  /** What the last snippet gave, as an object. */
  public Optional<CellGroup.Result> result() {
    return result;
  }

  /** What the last snippet threw. */
  Optional<Throwable> failure() {
    return failure;
  }

  /** Lets the last value and exception be collected. */
  public void forget() {
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
