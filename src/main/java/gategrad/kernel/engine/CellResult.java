package gategrad.kernel.engine;

import java.util.concurrent.Callable;

/**
 * What the engine wraps around an expression of a cell, so that its value is kept as an object.
 *
 * <p>Public because code compiled from cells calls it; not meant to be called by people.
 */
public final class CellResult {
  private CellResult() {}

  /** A call that returns nothing. */
  @FunctionalInterface
  public interface Action {
    /** Runs the learner's expression. */
    void run() throws Throwable;
  }

  /** Keeps the value of an expression. Java prefers this method whenever there is a value. */
  public static void of(Callable<?> expression) throws Exception {
    Object value = expression.call();
    CellGroup.current().ifPresent(cell -> cell.keep(value));
  }

  /** Runs a call that has no value. */
  public static void of(Action expression) throws Throwable {
    expression.run();
  }
}
