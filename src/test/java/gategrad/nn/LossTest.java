package gategrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LossTest {
  @Test
  void softmaxCrossEntropyOfEqualScoresIsTheLogarithmOfTheClasses() {
    var loss =
        new SoftmaxCrossEntropy()
            .of(Tensor.zeros(gategrad.array.Shape.of(1, 10)), Target.labels(3));
    assertEquals(Math.log(10), loss.item(), 1e-15);
  }

  @Test
  void softmaxMinusOneAtTheLabelIsTheGradient() {
    var scores = Tensor.of(new double[][] {{Math.log(0.2), Math.log(0.3), Math.log(0.5)}});
    new SoftmaxCrossEntropy().of(scores, Target.labels(1)).backward();
    assertEquals(0.2, scores.grad().get(0, 0), 1e-15);
    assertEquals(-0.7, scores.grad().get(0, 1), 1e-15);
    assertEquals(0.5, scores.grad().get(0, 2), 1e-15);
  }

  @Test
  void binaryCrossEntropyIsStableFarOut() {
    var scores = Tensor.of(new double[][] {{1000}, {-1000}, {0}});
    var loss = new BinaryCrossEntropy().of(scores, Target.labels(0, 0, 1));
    assertEquals((1000 + 0 + Math.log(2)) / 3, loss.item(), 1e-12);
    loss.backward();
    assertEquals(1 / 3.0, scores.grad().get(0, 0), 1e-15);
    assertEquals(0, scores.grad().get(1, 0), 1e-15);
    assertEquals(-0.5 / 3, scores.grad().get(2, 0), 1e-15);
  }

  @Test
  void binaryCrossEntropyKeepsItsDigitsForEveryScore() {
    double[] numbers = {0, 0.1, 1, 5, 10, 20, 50, 80, 100, 1e30, Double.POSITIVE_INFINITY};
    for (double number : numbers) {
      for (double score : new double[] {number, -number}) {
        for (int label : new int[] {0, 1}) {
          double towards = label == 1 ? score : -score;
          double loss = Math.max(0, -towards) + Math.log1p(Math.exp(-Math.abs(towards)));
          double slope = (label == 1 ? -1 : 1) / (1 + Math.exp(towards));
          var wide = Tensor.of(new double[][] {{score}});
          for (var scores : List.of(wide, wide.toFloat32())) {
            var result = new BinaryCrossEntropy().of(scores, Target.labels(label));
            result.backward();
            String where = "score " + score + ", label " + label + ", " + scores.precision();
            assertClose(loss, result.item(), where);
            assertClose(slope, scores.grad().item(), where);
          }
        }
      }
    }
  }

  /** To seven digits; float32 holds nothing below 1e-38 as precisely. */
  private static void assertClose(double expected, double actual, String where) {
    double allowed = Double.isFinite(expected) ? 1e-7 * Math.abs(expected) + 1e-44 : 0;
    assertEquals(expected, actual, allowed, where);
  }

  @Test
  void binaryHingeIsZeroBeyondTheMargin() {
    var scores = Tensor.of(new double[][] {{2}, {0.5}, {0.5}});
    var loss = new BinaryHinge().of(scores, Target.labels(1, 1, 0));
    assertEquals((0 + 0.5 + 1.5) / 3, loss.item(), 1e-15);
    assertEquals(2, new BinaryHinge().correct(scores, Target.labels(1, 1, 0)));
  }

  @Test
  void l2AddsHalfTheStrengthTimesTheSquaredWeightsButNotTheBiases() {
    var layer = Linear.ofXw(Tensor.of(new double[][] {{1}, {2}}), Tensor.of(10));
    var loss = new L2(0.1).addTo(Tensor.of(1.0).sum(), layer);
    assertEquals(1 + 0.05 * 5, loss.item(), 1e-15);
    loss.backward();
    assertEquals(0.2, layer.weight().grad().get(1, 0), 1e-15);
    assertEquals(0, layer.bias().grad().get(0));
  }

  @Test
  void withoutDataRegularisationForgetsEverything() {
    var layer = Linear.of(4, 3, new Random(1));
    var optimizer = new gategrad.optim.Sgd(layer.parameters(), 0.5);
    for (int step = 0; step < 100; step++) {
      optimizer.zeroGrad();
      new L2(0.2).addTo(Tensor.of(0.0).sum(), layer).backward();
      optimizer.step();
    }
    assertTrue(gategrad.optim.Clipping.norm(layer.parameters()) < 1e-3);
  }

  @Test
  void mistakesAreNamed() {
    var scores = Tensor.zeros(gategrad.array.Shape.of(2, 3));
    assertTrue(
        message(() -> new SoftmaxCrossEntropy().of(scores, Target.labels(0, 3)))
            .contains("label 3 in row 1"));
    assertTrue(
        message(() -> new SoftmaxCrossEntropy().of(scores, Target.labels(0)))
            .contains("2 rows (axis 0), but there are 1 labels"));
    assertEquals(
        "SoftmaxCrossEntropy compares with class labels; use Target.labels(...), not Target.numbers(...)",
        message(() -> new SoftmaxCrossEntropy().of(scores, Target.numbers(scores))));
    assertEquals(
        "SquaredError compares with numbers; use Target.numbers(...), not Target.labels(...)",
        message(() -> new SquaredError().of(scores, Target.labels(0, 1))));
    assertEquals(
        "BinaryHinge: the scores have shape (2, 3), but 2 labels need (2, 1)",
        message(() -> new BinaryHinge().of(scores, Target.labels(0, 1))));
    assertEquals(
        "BinaryCrossEntropy: label 2 in row 0; only 0 and 1 are possible",
        message(
            () -> new BinaryCrossEntropy().of(Tensor.of(new double[][] {{1}}), Target.labels(2))));
    assertEquals(
        "SquaredError: the output has shape (2, 3), the target (1, 1); they must be equal",
        message(
            () -> new SquaredError().of(scores, Target.numbers(Tensor.of(new double[][] {{1}})))));
  }

  private static String message(org.junit.jupiter.api.function.Executable mistake) {
    return assertThrows(IllegalArgumentException.class, mistake).getMessage();
  }
}
