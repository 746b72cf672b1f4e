package gategrad.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.display.MimeBundle;
import gategrad.notebook.InterruptedComputation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final Pace pace = new Pace();

  @Test
  void whatIsUsualGoesAtOnce() {
    for (int i = 0; i < 1_000; i++) {
      assertTrue(pace.isFree());
      pace.sent(1_000);
    }
  }

  @Test
  void whoWaitsCanBeInterrupted() {
    pace.sent(1_000_000_000);
    assertFalse(pace.isFree());
    Thread.currentThread().interrupt();
    assertThrows(InterruptedComputation.class, pace::await);
    assertTrue(Thread.interrupted());
  }

  @Test
  void ofUpdatesInAHurryTheLastOneIsSent() {
    var sent = new ArrayList<String>();
    var updates = new Updates(pace, (id, bundle) -> sent.add(id + "=" + bundle.text()));
    updates.update("a", MimeBundle.text("first"));
    pace.sent(1_000_000_000);
    updates.update("a", MimeBundle.text("left out"));
    updates.update("b", MimeBundle.text("b"));
    updates.update("a", MimeBundle.text("last"));
    assertEquals(List.of("a=first"), sent);
    updates.flush();
    assertEquals(List.of("a=first", "a=last", "b=b"), sent);
  }
}
