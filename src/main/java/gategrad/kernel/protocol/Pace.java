package gategrad.kernel.protocol;

import gategrad.notebook.InterruptedComputation;

/**
 * How fast the learner's code may send: as it likes up to a store, then as fast as the store fills
 * again. Without it an endless loop would fill the memory with messages on their way.
 */
final class Pace {
  private static final double STORE = 16e6;
  private static final double BYTES_PER_SECOND = 2e6;
  private static final double BYTES_PER_MESSAGE = 2e3;
  private static final int LONGEST_MILLIS = 100;

  private double left = STORE;
  private long last = System.nanoTime();

  /** A message of this size was sent. */
  synchronized void sent(long bytes) {
    refill();
    left -= bytes + BYTES_PER_MESSAGE;
  }

  /** Whether a message may be sent at once. */
  synchronized boolean isFree() {
    refill();
    return left > 0;
  }

  private void refill() {
    long now = System.nanoTime();
    left = Math.min(STORE, left + (now - last) / 1e9 * BYTES_PER_SECOND);
    last = now;
  }

  /**
   * Waits until a message may be sent.
   *
   * @throws InterruptedComputation if the thread is interrupted meanwhile
   */
  void await() {
    while (!isFree()) {
      try {
        Thread.sleep(Math.max(1, Math.min(LONGEST_MILLIS, millisToWait())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedComputation.poll();
      }
    }
  }

  private synchronized long millisToWait() {
    return (long) (-left / BYTES_PER_SECOND * 1e3);
  }
}
