package gategrad.notebook;

/**
 * A loop of the library was asked to stop: its thread was interrupted.
 *
 * <p>Loops that may run long call {@link #poll()} once per step. What was finished before the step
 * is kept; the thread's interrupt flag stays set.
 */
public final class InterruptedComputation extends RuntimeException {
  private static final long serialVersionUID = 1;

  private InterruptedComputation() {
    super("stopped by an interrupt; finished steps are kept");
  }

  /** Throws if the current thread was interrupted. */
  public static void poll() {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedComputation();
    }
  }
}
