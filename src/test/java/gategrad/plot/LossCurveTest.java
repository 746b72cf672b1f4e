package gategrad.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.train.Epoch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LossCurveTest {
  @Test
  void anEmptyCurveSaysSo() {
    var curve = new LossCurve();
    assertEquals("Loss curve: not started", curve.text());
    assertTrue(curve.png().isEmpty());
  }

  @Test
  void itGrowsWithEveryEpochAndTellsWhoWatches() {
    var curve = new LossCurve();
    var changes = new AtomicInteger();
    curve.onChange(changes::incrementAndGet);
    curve.started(0, 10, 2);
    curve.stepDone(1, 3);
    curve.stepDone(2, 2.5);
    curve.epochDone(new Epoch(1, 2.75, 0.5, 2.8, 0.4));
    assertTrue(curve.text().contains("Loss after epoch 1 of 10"), curve::text);
    curve.stepDone(3, Double.POSITIVE_INFINITY);
    curve.epochDone(new Epoch(2, 2, 0.75, 2.1, 0.6));
    curve.finished("stopped by an interrupt");
    String text = curve.text();
    assertTrue(text.contains("train: 2 points, first 2.75, last 2"), text);
    assertTrue(text.contains("validation: 2 points, first 2.8, last 2.1"), text);
    assertTrue(text.contains("Note: 1 value is NaN or infinite"), text);
    assertTrue(
        text.endsWith("accuracy: train 0.75, validation 0.6\nstopped by an interrupt"), text);
    assertTrue(curve.png().isPresent());
    assertTrue(changes.get() >= 3);
  }

  @Test
  void withoutValidationThereIsNoLineForIt() {
    var curve = LossCurve.log();
    curve.started(0, 1, 1);
    curve.epochDone(new Epoch(1, 0.5, Double.NaN, Double.NaN, Double.NaN));
    assertFalse(curve.text().contains("validation"), curve::text);
    assertFalse(curve.text().contains("accuracy"), curve::text);
    assertTrue(curve.text().contains("log"), curve::text);
  }

  @Test
  void aSecondRunStartsAfresh() {
    var curve = new LossCurve();
    for (int run = 0; run < 2; run++) {
      curve.started(0, 1, 2000);
      for (int step = 1; step <= 2000; step++) {
        curve.stepDone(step, 1.0 / step);
      }
    }
    assertTrue(curve.text().contains("each step: 2000 points"), curve::text);
  }

  @Test
  void whereTrainingGoesOnTheCurveDoesToo() {
    var curve = new LossCurve();
    curve.started(0, 1, 2);
    curve.stepDone(1, 4);
    curve.stepDone(2, 3);
    curve.epochDone(new Epoch(1, 3.5, 0.5, Double.NaN, Double.NaN));
    curve.started(1, 2, 2);
    curve.stepDone(3, 2);
    curve.started(1.5, 2, 2); // after an interrupt in the middle of the epoch
    curve.stepDone(4, 1);
    curve.epochDone(new Epoch(2, 1.5, 0.5, Double.NaN, Double.NaN));
    String text = curve.text();
    assertTrue(text.contains("Loss after epoch 2 of 2"), text);
    assertTrue(text.contains("each step: 4 points, first 4, last 1, lowest 1 at 2"), text);
    assertTrue(text.contains("train: 2 points, first 3.5, last 1.5"), text);
  }

  @Test
  void aTrainingThatWasLoadedBeginsTheCurveWhereItIs() {
    var curve = new LossCurve();
    curve.started(0, 1, 1);
    curve.stepDone(1, 9);
    curve.started(10, 12, 2); // another training
    curve.stepDone(21, 2);
    curve.stepDone(22, 1);
    assertTrue(curve.text().contains("each step: 2 points"), curve::text);
    assertTrue(curve.text().contains("lowest 1 at 11"), curve::text);
  }
}
