package gategrad.kernel.display;

import gategrad.kernel.threads.KernelThread;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Draws at most four times a second, and the last change always.
 *
 * <p>A change draws on the thread that made it, so nothing changes underneath; only when changes
 * stop within the pause, a timer draws the last of them.
 */
final class Throttle {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
  private static final ScheduledExecutorService TIMER = KernelThread.timer("display-timer");

  private static final Set<Throttle> PENDING = ConcurrentHashMap.newKeySet();

  private final Runnable draw;
  private long last = System.nanoTime() - PAUSE;
  private FrontEnd changedBy = CurrentCell.frontEnd();

  Throttle(Runnable draw) {
    this.draw = draw;
  }

  /** Draws what waits for its pause, so that a cell ends with its last change on screen. */
  static void flush() {
    PENDING.forEach(Throttle::drawPending);
  }

  synchronized void changed() {
    changedBy = CurrentCell.frontEnd();
    if (System.nanoTime() - last >= PAUSE) {
      drawNow();
    } else if (PENDING.add(this)) {
      TIMER.schedule(this::drawPending, 2 * PAUSE, TimeUnit.NANOSECONDS);
    }
  }

  /** Pending until it is drawn: the end of a cell waits for what the timer is drawing. */
  synchronized void drawNow() {
    try {
      draw.run();
    } finally {
      PENDING.remove(this);
      last = System.nanoTime();
    }
  }

  private synchronized void drawPending() {
    if (PENDING.contains(this)) {
      CurrentCell.runFor(changedBy, this::drawNow);
    }
  }
}
