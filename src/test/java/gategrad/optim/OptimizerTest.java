package gategrad.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.nn.Frozen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

  static Stream<Arguments> gradients() {
    return Stream.of(
            1.0, 1e6, 1e9, 1e18, 1e30, 3e38, 1e-9, 1e-30, 1e-45, 1e200, 1e308, 1e-200, 5e-324)
        .flatMap(
            size ->
                Stream.of(Precision.values())
                    .filter(p -> p == Precision.FLOAT64 || (float) (double) size != 0)
                    .filter(p -> p == Precision.FLOAT64 || size < 3.1e38)
                    .map(p -> Arguments.of(size, p)));
  }

  @ParameterizedTest
  @MethodSource("gradients")
  void clippingByNormWorksForEverySizeOfGradients(double size, Precision precision) {
    var a = Tensor.zeros(Shape.of(2));
    var b = Tensor.zeros(Shape.of(2));
    var parameters =
        precision == Precision.FLOAT32 ? List.of(a.toFloat32(), b.toFloat32()) : List.of(a, b);
    double limit = Math.max(size / 8, Double.MIN_VALUE);
    for (Tensor parameter : parameters) {
      parameter.gradData().set(0, size);
      parameter.gradData().set(1, -size / 2);
    }
    double[] before = parameters.get(0).grad().toArray();
    double norm = Clipping.norm(parameters);
    boolean tiny = size == 5e-324 || precision == Precision.FLOAT32 && size < 1e-44;
    assertEquals(Math.sqrt(2.5), norm / size, tiny ? 0.6 : 1e-6, "halves of the smallest are 0");
    Clipping.norm(4 * Math.min(size, 4e307)).clip(parameters);
    assertArrayEquals(before, parameters.get(0).grad().toArray(), "below the limit");
    Clipping.norm(limit).clip(parameters);
    if (size > 1e-40) {
      assertEquals(1, Clipping.norm(parameters) / limit, 1e-6);
      assertEquals(-0.5, b(parameters, 1) / b(parameters, 0), 1e-6, "the direction stays");
    }
  }

  private static double b(List<Tensor> parameters, int k) {
    return parameters.get(1).gradData().get(k);
  }

  @Test
  void clippingToOneIsOneHoweverLargeGradientsAre() {
    for (double size : new double[] {1e6, 1e9, 1e30, 1e38}) {
      var w = Tensor.zeros(Shape.of(1000)).toFloat32();
      w.gradData().fill(size);
      Clipping.norm(1).clip(List.of(w));
      assertEquals(1, Clipping.norm(List.of(w)), 1e-6);
    }
    for (double size : new double[] {1e200, 1e308, 1e-200}) {
      var w = Tensor.zeros(Shape.of(1000));
      w.gradData().fill(size);
      Clipping.norm(1e-250).clip(List.of(w));
      assertEquals(1, Clipping.norm(List.of(w)) / 1e-250, 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aGradientThatIsNotFiniteMovesNothing(double bad) {
    for (String name : List.of("sgd", "momentum", "adam")) {
      var good = Tensor.of(1, 2);
      var w = Tensor.of(3, 4).named("w");
      var optimizer = make(name, List.of(good, w));
      good.gradData().fill(1);
      w.gradData().set(1, bad);
      Clipping.norm(1).clip(List.of(good, w));
      assertEquals(1, good.gradData().get(0), "clipping leaves what no step will take");
      String message = assertThrows(IllegalStateException.class, optimizer::step).getMessage();
      assertTrue(message.contains("parameter 1 (w), shape (2), is not finite"), message);
      assertArrayEquals(new double[] {1, 2}, good.toArray());
      assertEquals(0, optimizer.state().steps());
    }
  }

  @Test
  void aStateFitsOnlyWhereItCameFrom() {
    var w = List.of(Tensor.of(1, 2), Tensor.of(3));
    var adam = new Adam(w, 0.1);
    w.forEach(p -> p.gradData().fill(1));
    adam.step();
    var state = adam.state();
    assertEquals(
        "the state is that of Adam, but this optimiser is AdamW(decay 0.01)",
        message(() -> new AdamW(w, 0.1, 0.01).restore(state)));
    assertEquals(
        "the state is that of 2 parameters, but this optimiser moves 1",
        message(() -> new Adam(w.subList(0, 1), 0.1).restore(state)));
    assertEquals(
        "the state of parameter 0 is float64 (2), but the parameter is float64 (1)",
        message(() -> new Adam(List.of(w.get(1), w.get(0)), 0.1).restore(state)));
    assertEquals("Momentum(mu 0.9, learning rate 0.1, 2 parameter tensors)", text(w));
  }

  private static String text(List<Tensor> w) {
    return new Momentum(w, 0.1, 0.9).toString();
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
