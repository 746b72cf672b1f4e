package gategrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final Tensor X = Frozen.tensor(0.3, 5, 3).detach();

  @Test
  void theNetworksOfTheLectureHaveTheirNumberOfParameters() {
    var random = new Random(1);
    assertEquals(26, Sequential.mlp(random, 3, 4, 2).summary(3).parameters());
    assertEquals(6, Sequential.mlp(random, 3, 4, 2).neurons());
    assertEquals(41, Sequential.mlp(random, 3, 4, 4, 1).summary(3).parameters());
    assertEquals(9, Sequential.mlp(random, 3, 4, 4, 1).neurons());
    assertEquals(308_310, Sequential.mlp(random, 3072, 100, 10).summary(3072).parameters());
  }

  @Test
  void theSummaryIsATable() {
    assertEquals(
        """
        layer           output        parameters
        Linear(3 -> 4)  (n, 4)                16
        relu            (n, 4)                 0
        Linear(4 -> 2)  (n, 2)                10
        26 parameters, 6 neurons""",
        Sequential.mlp(new Random(1), 3, 4, 2).summary(3).text().replace("\r", ""));
  }

  @Test
  void bothConventionsGiveTheSame() {
    var weight = Frozen.tensor(1, 3, 2);
    var bias = Frozen.tensor(2, 2);
    var rows = Linear.ofXw(weight, bias);
    var columns = Linear.ofWx(weight.noGrad().transpose(), bias);
    assertArrayEquals(rows.forward(X).toArray(), columns.forward(X).toArray());
    assertEquals(Shape.of(2, 3), rows.weightWx().shape());
    double w = 0;
    for (int i = 0; i < 3; i++) {
      w += rows.weightWx().get(1, i) * X.get(0, i);
    }
    assertEquals(w + bias.get(1), rows.forward(X).get(0, 1), 1e-15);
  }

  @Test
  void everyActivationOfTheCatalogueIsALayer() {
    for (Gate gate : Gates.all()) {
      if (gate instanceof UnaryGate unary) {
        assertArrayEquals(
            X.apply(unary).toArray(), Activation.named(gate.name()).forward(X).toArray());
      }
    }
    var message =
        assertThrows(IllegalArgumentException.class, () -> Activation.named("relo")).getMessage();
    assertTrue(message.contains("relu"), message);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Activation.named("mul"))
            .getMessage()
            .contains("more than one input"));
  }

  @Test
  void maxoutWithAZeroHalfIsARelu() {
    var linear = Linear.of(3, 4, new Random(1));
    var zero = Linear.of(3, 4, Initializer.zeros(), new Random(1));
    assertArrayEquals(
        linear.forward(X).relu().toArray(), Maxout.of(zero, linear).forward(X).toArray());
    assertEquals(
        32,
        Maxout.of(3, 4, Initializer.he(), new Random(1)).parameters().stream()
            .mapToInt(p -> p.shape().count())
            .sum());
  }

  @Test
  void preluLearnsItsSlope() {
    var layer = Prelu.of(0.25);
    layer.forward(Tensor.of(new double[][] {{-2, 3}, {-4, -1}}).detach()).sum().backward();
    assertEquals(-7, layer.slope().grad().get(0));
  }

  @Test
  void dropoutAndNoiseActOnlyInTraining() {
    var ones = Tensor.full(Shape.of(200, 50), 1).detach();
    var dropout = new Dropout(0.25);
    assertArrayEquals(ones.toArray(), dropout.forward(ones).toArray());
    var dropped = dropout.forward(ones, Mode.training(new Random(1)));
    assertEquals(1, dropped.mean().item(), 0.02);
    long zeros = java.util.Arrays.stream(dropped.toArray()).filter(v -> v == 0).count();
    assertEquals(0.25, zeros / 10_000.0, 0.02);
    var noise = new InputNoise(0.1);
    assertArrayEquals(ones.toArray(), noise.forward(ones).toArray());
    var noisy = noise.forward(ones, Mode.training(new Random(1)));
    assertEquals(0.01, noisy.sub(ones).square().mean().item(), 0.001);
  }

  @Test
  void initialisersHaveTheirVariance() {
    var random = new Random(3);
    assertEquals(0, variance(Initializer.zeros(), random));
    assertEquals(1e-4, variance(Initializer.normal(0.01), random), 2e-5);
    assertEquals(2.0 / 300, variance(Initializer.xavier(), random), 3e-4);
    assertEquals(2.0 / 200, variance(Initializer.he(), random), 4e-4);
  }

  private static double variance(Initializer initializer, Random random) {
    return initializer.weights(200, 100, random).noGrad().square().mean().item();
  }

  @Test
  void aNetworkInFloat32CalculatesTheSameToSevenDigits() {
    var net = Sequential.mlp(new Random(1), 3, 8, 2);
    assertArrayEquals(
        net.forward(X).toArray(), net.to(Precision.FLOAT32).forward(X.toFloat32()).toArray(), 1e-6);
  }

  @Test
  void predictionsAreNotRecorded() {
    assertTrue(Sequential.mlp(new Random(1), 3, 4, 2).predict(X).isLeaf());
  }

  @Test
  void aWrongNumberOfFeaturesNamesTheLayer() {
    var net = Sequential.mlp(new Random(1), 4, 2);
    assertEquals(
        "Linear(4 -> 2) needs inputs of shape (n, 4), but got (5, 3)",
        assertThrows(IllegalArgumentException.class, () -> net.forward(X)).getMessage());
  }
}
