package gategrad.kernel.display;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Draws at most four times a second, and the last change always.
 *
 * <p>A change draws on the thread that made it, so nothing changes underneath; only when changes
 * stop within the pause, a timer draws the last of them.
 */
final class Throttle {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
  private static final ScheduledExecutorService TIMER = timer();

  private final Runnable draw;
  private long last = System.nanoTime() - PAUSE;
  private boolean pending;

  Throttle(Runnable draw) {
    this.draw = draw;
  }

  private static ScheduledExecutorService timer() {
    return new ScheduledThreadPoolExecutor(
        1,
        task -> {
          var thread = new Thread(task, "display-timer");
          thread.setDaemon(true);
          return thread;
        });
  }

  synchronized void changed() {
    if (System.nanoTime() - last >= PAUSE) {
      drawNow();
    } else if (!pending) {
      pending = true;
      TIMER.schedule(this::drawPending, 2 * PAUSE, TimeUnit.NANOSECONDS);
    }
  }

  synchronized void drawNow() {
    pending = false;
    draw.run();
    last = System.nanoTime();
  }

  private synchronized void drawPending() {
    if (pending) {
      drawNow();
    }
  }
}
