package gategrad.kernel.jshell.run;

/**
 * What the engine wraps around an expression or a statement of a cell, so that its value is kept as
 * an object.
 *
 * <p>Public because code compiled from cells calls it; not meant to be called by people. All calls
 * return null, the one value of {@link Void}: JShell runs them to initialise a variable.
 */
public final class CellResult {
  private CellResult() {}

  /** An expression with a value. */
  @FunctionalInterface
  public interface Expression {
    /** Evaluates the learner's expression. */
    Object value() throws Throwable;
  }

  /** A call that returns nothing, or statements. */
  @FunctionalInterface
  public interface Action {
    /** Runs the learner's code. */
    void run() throws Throwable;
  }

  /** Keeps the value of an expression. Java prefers this method whenever there is a value. */
  public static Void of(Expression expression) throws Throwable {
    Object value = expression.value();
    CellCall.current().ifPresent(cell -> cell.keep(value));
    return null;
  }

  /** Runs a call that has no value. */
  public static Void of(Action call) throws Throwable {
    call.run();
    return null;
  }

  /** Runs statements; under another name, since Java cannot tell an endless loop from a value. */
  public static Void run(Action statements) throws Throwable {
    statements.run();
    return null;
  }
}
