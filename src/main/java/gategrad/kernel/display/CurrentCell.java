package gategrad.kernel.display;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The cell that a thread works for.
 *
 * <p>Static, because cells call static methods such as {@code display(x)} and print to {@code
 * System.out}. A thread inherits the cell that started it, so that late output lands under the
 * right one; threads without a known origin work for the cell that ran last.
 */
public final class CurrentCell {
  private static final AtomicReference<FrontEnd> LAST = new AtomicReference<>(new Console());
  private static final InheritableThreadLocal<FrontEnd> STARTED_BY = new InheritableThreadLocal<>();

  private CurrentCell() {}

  /** Where output of the calling thread goes. */
  public static FrontEnd frontEnd() {
    FrontEnd cell = STARTED_BY.get();
    return cell == null ? LAST.get() : cell;
  }

  /** From here on this thread, and the threads it starts, work for this cell. */
  public static void enter(FrontEnd cell) {
    LAST.set(cell);
    STARTED_BY.set(cell);
  }

  /** Does something for a cell on a thread that serves them all. */
  static void runFor(FrontEnd cell, Runnable work) {
    FrontEnd before = STARTED_BY.get();
    STARTED_BY.set(cell);
    try {
      work.run();
    } finally {
      STARTED_BY.set(before);
    }
  }
}
