package gategrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.notebook.InterruptedComputation;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Depth, memory, threads and interrupts. */
class LargeCircuitTest {
  private static final int MILLION = 1_000_000;

  @Test
  void aChainOfAMillionGates() {
    var x = Value.of(0);
    Value y = chain(x, MILLION);
    y.backward();
    assertEquals(MILLION, y.data());
    assertEquals(1, x.grad());
    assertEquals(MILLION + 1, y.circuit().size());
  }

  /** Each rung uses the last twice: 2^n paths, but only n gates. */
  @Test
  void aLadderOfAMillionGates() {
    var x = Value.of(1);
    Value y = x;
    for (int k = 0; k < MILLION / 2; k++) {
      y = y.add(y).mul(0.5);
    }
    y.backward();
    assertEquals(1, y.data());
    assertEquals(1, x.grad());
  }

  @Test
  void anAbandonedCircuitIsCollected() throws InterruptedException {
    var w = Value.of(1);
    var h = w.mul(2);
    var abandoned = new WeakReference<>(differentiated(h));
    for (int attempt = 0; attempt < 50 && abandoned.get() != null; attempt++) {
      System.gc();
      Thread.sleep(10);
    }
    assertTrue(abandoned.get() == null, "w and h keep the circuit built on them alive");
    assertEquals(2, w.grad());
  }

  private static Value differentiated(Value h) {
    var result = h.add(1);
    result.backward();
    return result;
  }

  @Test
  void separateCircuitsInSeparateThreads() throws Exception {
    List<Callable<Double>> jobs =
        IntStream.rangeClosed(1, 8)
            .mapToObj(
                k ->
                    (Callable<Double>)
                        () -> {
                          var x = Value.of(k);
                          for (int round = 0; round < 200; round++) {
                            chain(x.mul(x), 500).backward();
                          }
                          return x.grad();
                        })
            .toList();
    var threads = Executors.newFixedThreadPool(8);
    try {
      var results = threads.invokeAll(jobs);
      for (int k = 1; k <= 8; k++) {
        assertEquals(200 * 2.0 * k, results.get(k - 1).get());
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aPassCutShortLeavesNothingBehind() {
    var x = Value.of(0);
    var y = chain(x, 100_000);
    Thread.currentThread().interrupt();
    try {
      assertThrows(InterruptedComputation.class, y::backward);
      assertThrows(InterruptedComputation.class, y::circuit);
    } finally {
      assertTrue(Thread.interrupted(), "the flag stays set");
    }
    assertEquals(0, x.grad());
    y.backward();
    assertEquals(1, x.grad());
    assertEquals(100_001, y.circuit().size());
    assertFalse(Thread.interrupted());
  }

  private static Value chain(Value start, int gates) {
    Value end = start;
    for (int k = 0; k < gates; k++) {
      end = end.add(1);
    }
    return end;
  }
}
