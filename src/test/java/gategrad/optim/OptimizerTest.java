package gategrad.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gategrad.Tensor;
import gategrad.nn.Frozen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerTest {
  @ParameterizedTest
  @ValueSource(strings = {"sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw"})
  void fiveStepsEndWherePyTorchEnds(String name) {
    var w = Tensor.of(0.5, -0.3, 0.8);
    var c = Tensor.of(1, 2, 3).detach();
    Optimizer optimizer = make(name, List.of(w));
    for (int step = 0; step < 5; step++) {
      optimizer.zeroGrad();
      w.mul(w).mul(c).sum().backward();
      optimizer.step();
    }
    assertArrayEquals(Frozen.numbers("optimizer/" + name), w.toArray(), 1e-12);
  }

  private static Optimizer make(String name, List<Tensor> parameters) {
    return switch (name) {
      case "sgd" -> new Sgd(parameters, 0.1);
      case "momentum" -> new Momentum(parameters, 0.1, 0.9);
      case "nesterov" -> new Nesterov(parameters, 0.1, 0.9);
      case "adagrad" -> new AdaGrad(parameters, 0.1);
      case "rmsprop" -> new RmsProp(parameters, 0.01);
      case "adam" -> new Adam(parameters, 0.01);
      default -> new AdamW(parameters, 0.01, 0.1);
    };
  }

  @Test
  void adamsFirstStepIsAsLongAsTheRateWhateverTheGradient() {
    var w = Tensor.of(1, 1);
    var optimizer = new Adam(List.of(w), 0.01);
    w.mul(Tensor.of(1000, 0.001).detach()).sum().backward();
    optimizer.step();
    assertEquals(0.99, w.get(0), 1e-9);
    assertEquals(0.99, w.get(1), 1e-6);
  }

  @Test
  void float32ParametersMoveToo() {
    var w = Tensor.of(0.5, -0.3).toFloat32();
    var optimizer = new Momentum(List.of(w), 0.1, 0.9);
    w.mul(w).sum().backward();
    optimizer.step();
    assertArrayEquals(new double[] {0.4, -0.24}, w.toArray(), 1e-7);
    new Sgd(List.of(w), 0.1).step();
    assertArrayEquals(new double[] {0.3, -0.18}, w.toArray(), 1e-7);
  }

  @Test
  void mistakesAreNamed() {
    var w = List.of(Tensor.of(1));
    assertEquals(
        "the learning rate is -0.1; it must be finite and not negative",
        message(() -> new Sgd(w, -0.1)));
    assertEquals(
        "mu is 1.0; it must be at least 0 and below 1", message(() -> new Momentum(w, 0.1, 1)));
    assertEquals(
        "an optimiser needs at least one parameter", message(() -> new Sgd(List.of(), 0.1)));
    assertEquals("clipping at 0.0; the limit must be positive", message(() -> Clipping.norm(0)));
  }

  private static String message(org.junit.jupiter.api.function.Executable mistake) {
    return assertThrows(IllegalArgumentException.class, mistake).getMessage();
  }

  @Test
  void clippingByNormKeepsTheDirection() {
    var w = Tensor.of(1, 1);
    w.mul(Tensor.of(3, 4).detach()).sum().backward();
    assertEquals(5, Clipping.norm(List.of(w)), 1e-12);
    Clipping.norm(1).clip(List.of(w));
    assertArrayEquals(new double[] {0.6, 0.8}, w.grad().toArray(), 1e-12);
    Clipping.value(0.7).clip(List.of(w));
    assertArrayEquals(new double[] {0.6, 0.7}, w.grad().toArray(), 1e-12);
  }

  @Test
  void schedules() {
    assertEquals(0.25, Schedule.stepDecay(10, 0.5).factor(25));
    assertEquals(1, Schedule.cosine(10).factor(0));
    assertEquals(0.5, Schedule.cosine(10).factor(5), 1e-12);
    assertEquals(0, Schedule.cosine(10).factor(12), 1e-12);
    assertEquals(Math.exp(-1), Schedule.exponential(0.1).factor(10), 1e-12);
    assertEquals(0.5, Schedule.inverse(0.1).factor(10), 1e-12);
    assertEquals(0.5, Schedule.constant().withWarmup(4).factor(2), 1e-12);
    assertEquals(1, Schedule.constant().factor(99));
  }
}
