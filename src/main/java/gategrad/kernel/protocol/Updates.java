package gategrad.kernel.protocol;

import gategrad.kernel.display.MimeBundle;
import gategrad.kernel.threads.KernelThread;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Updates of displays. Those that come faster than the pace allows are left out, but never the last
 * one of a display.
 */
final class Updates {
  private static final int PAUSE_MILLIS = 250;
  private static final ScheduledExecutorService TIMER = KernelThread.timer("update-timer");

  private final Pace pace;
  private final BiConsumer<String, MimeBundle> send;
  private final Map<String, MimeBundle> waiting = new LinkedHashMap<>();
  private boolean scheduled;

  /** Updates that are sent by this, which takes the display's id. */
  Updates(Pace pace, BiConsumer<String, MimeBundle> send) {
    this.pace = pace;
    this.send = send;
  }

  synchronized void update(String id, MimeBundle bundle) {
    waiting.put(id, bundle);
    sendWhatMay();
  }

  private synchronized void sendWhatMay() {
    while (!waiting.isEmpty() && pace.isFree()) {
      sendOne();
    }
    if (!waiting.isEmpty() && !scheduled) {
      scheduled = true;
      TIMER.schedule(this::tick, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void tick() {
    scheduled = false;
    sendWhatMay();
  }

  private void sendOne() {
    String id = waiting.keySet().iterator().next();
    send.accept(id, waiting.remove(id));
  }

  /** Sends the last update of each display, at the end of a cell. */
  synchronized void flush() {
    while (!waiting.isEmpty()) {
      sendOne();
    }
  }
}
