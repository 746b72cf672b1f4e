package gategrad.kernel.jshell.run;

import gategrad.kernel.errors.RuntimeError;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The threads of one call into cell code, with what it gave.
 *
 * <p>Cell code runs in threads of a group below this one, so that {@link CellResult} finds the
 * place for its value, and an interrupt finds the threads, without anything static.
 */
public final class CellGroup extends ThreadGroup {
  private final Method method;
  private volatile Optional<Result> result = Optional.empty();
  private volatile Optional<Thread> jshells = Optional.empty();

  /** A value, which may be null. */
  public record Result(Object value) {}

  CellGroup(Method method) {
    super("cell");
    this.method = method;
  }

  /** The group of the cell that the current thread belongs to. */
  static Optional<CellGroup> current() {
    for (ThreadGroup g = Thread.currentThread().getThreadGroup(); g != null; g = g.getParent()) {
      if (g instanceof CellGroup cell) {
        return Optional.of(cell);
      }
    }
    return Optional.empty();
  }

  /**
   * Calls the method of the current group; its value is kept, not turned into a string. JShell lets
   * statements return null.
   *
   * <p>The call has a thread of its own, in a group that tells of exceptions in the threads that
   * cell code starts: JShell's group keeps quiet about them.
   */
  static void callMethod() throws Throwable {
    CellGroup cell = current().orElseThrow();
    cell.jshells = Optional.of(Thread.currentThread());
    var call = new FutureTask<>(() -> cell.method.invoke(null));
    new Thread(new LearnersGroup(), call, "cell").start();
    try {
      Object returned = await(call);
      if (returned != null && cell.result.isEmpty()) {
        cell.keep(returned);
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof InvocationTargetException i ? i.getCause() : e.getCause();
    }
  }

  /** A request to end is meant for the learner's own threads; only their end is waited for. */
  private static Object await(FutureTask<?> call) throws ExecutionException {
    while (true) {
      try {
        return call.get();
      } catch (InterruptedException e) {
        continue;
      } catch (Error e) {
        if (!isThreadDeath(e)) {
          throw e;
        }
      }
    }
  }

  /** By name, because the class is to be removed: JShell on 17 stops threads by it. */
  private static boolean isThreadDeath(Throwable thrown) {
    return thrown.getClass().getName().equals("java.lang.ThreadDeath");
  }

  /** The threads of cell code and those that it starts. */
  private static final class LearnersGroup extends ThreadGroup {
    LearnersGroup() {
      super("cell code");
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
      if (!isThreadDeath(thrown)) {
        System.err.println(
            "Exception in thread \"" + thread.getName() + "\": " + RuntimeError.summary(thrown));
      }
    }
  }

  /**
   * Wakes JShell's {@code Thread.join} if its thread has ended. On a busy machine a join was seen,
   * on 17, to sleep on for minutes although the thread was gone.
   */
  void wakeJoin() {
    jshells
        .filter(thread -> !thread.isAlive())
        .ifPresent(
            thread -> {
              synchronized (thread) {
                thread.notifyAll();
              }
            });
  }

  void keep(Object value) {
    result = Optional.of(new Result(value));
  }

  Optional<Result> result() {
    return result;
  }

  /** The threads that run cell code, without those that wait for them. */
  List<Thread> codeThreads() {
    var found = new Thread[activeCount() + 8];
    int n = enumerate(found);
    return Arrays.stream(found, 0, n).filter(CellGroup::isLearners).toList();
  }

  private static boolean isLearners(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    while (group != null && !(group instanceof LearnersGroup)) {
      group = group.getParent();
    }
    return group != null;
  }
}
