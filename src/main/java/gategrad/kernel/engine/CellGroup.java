package gategrad.kernel.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The threads of one call into cell code, with what it gave.
 *
 * <p>Cell code runs in threads of a group below this one, so that {@link CellResult} finds the
 * place for its value, and an interrupt finds the threads, without anything static.
 */
final class CellGroup extends ThreadGroup {
  private final Method method;
  private volatile Optional<Result> result = Optional.empty();

  /** A value, which may be null. */
  record Result(Object value) {}

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
   */
  static void callMethod() throws Throwable {
    CellGroup cell = current().orElseThrow();
    try {
      Object returned = cell.method.invoke(null);
      if (returned != null && cell.result.isEmpty()) {
        cell.keep(returned);
      }
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  void keep(Object value) {
    result = Optional.of(new Result(value));
  }

  Optional<Result> result() {
    return result;
  }

  /** The threads that run cell code, without the one that waits for them. */
  List<Thread> codeThreads() {
    var found = new Thread[activeCount() + 8];
    int n = enumerate(found);
    return Arrays.stream(found, 0, n).filter(t -> t.getThreadGroup() != this).toList();
  }
}
