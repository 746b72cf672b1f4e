package gategrad.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final CountDownLatch drawing = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger drawn = new AtomicInteger();

  private void draw() {
    if (begun.incrementAndGet() == 2) {
      drawing.countDown();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    drawn.incrementAndGet();
  }

  @Test
  void theEndOfACellWaitsForWhatTheTimerIsDrawing() throws InterruptedException {
    var throttle = new Throttle(this::draw);
    throttle.changed(); // drawn at once
    throttle.changed(); // left to the timer
    drawing.await();
    var endOfCell = new Thread(Throttle::flush);
    endOfCell.start();
    while (endOfCell.getState() != Thread.State.BLOCKED && endOfCell.isAlive()) {
      Thread.onSpinWait();
    }
    assertEquals(Thread.State.BLOCKED, endOfCell.getState());
    mayEnd.countDown();
    endOfCell.join();
    assertEquals(2, drawn.get());
  }
}
