package gategrad.numeric;

import static gategrad.draw.Circuit.circuit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Value;
import gategrad.gate.UnaryGate;
import org.junit.jupiter.api.Test;

class ErrorCurveTest {

  private record HalfSquare() implements UnaryGate {
    @Override
    public double forward(double x) {
      return x * x;
    }

    @Override
    public double local(double x, double y) {
      return x;
    }
  }

  private static void assertSays(ErrorCurve curve, String... words) {
    for (String word : words) {
      assertTrue(curve.text().contains(word), () -> "'" + word + "' is missing in\n" + curve);
    }
  }

  @Test
  void theSigmoidOfTheLecture() {
    var curve =
        ErrorCurve.of(
            circuit(
                "f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))",
                "w0 = 2, x0 = -1, w1 = -3, x1 = -2, w2 = -3"),
            "w1");
    assertEquals(1e-5, curve.bestStep("central, double"));
    assertEquals(1e-8, curve.bestStep("forward, double"));
    assertTrue(curve.bestError("central, double") < 1e-10, curve::text);
    assertTrue(curve.bestError("central, float") > 1e-7, curve::text);
    assertSays(
        curve,
        "0.1     4.3e-02          1.2e-03",
        "the gradient is right",
        "The difference \"central, double\" is best at h = 1e-5");
    String svg = curve.svg().orElseThrow();
    assertEquals(5, svg.split("<path d=\"M[0-9.]+ [0-9.]+ L").length, svg);
  }

  @Test
  void aTieIsNoMistake() {
    var curve = ErrorCurve.of(circuit("m = max(x, y)", "x = 1, y = 1"), "x");
    assertSays(
        curve,
        "The gate max of m chooses y at x - h and x at x + h",
        "backprop says 1, which is as right");
    assertTrue(!curve.text().contains("wrong"), curve::text);
    var corner = ErrorCurve.of(circuit("relu(x) * 3", "x = 0"), "x");
    assertSays(corner, "The gate relu has the slope 0 at x - h and 1 at x + h", "as right as");
  }

  @Test
  void aWrongGradientIsWrongForEveryStep() {
    var x = Value.of(3).named("x");
    var curve = ErrorCurve.of(x.apply(new HalfSquare()), x);
    assertSays(curve, "Backprop says 3; the best difference says 6", "the gradient is wrong");
    assertTrue(!curve.text().contains("is best at"), curve::text);
  }

  @Test
  void nothingIsTouchedAndNothingIsLost() {
    var x = Value.of(-1).named("x");
    var y = x.log();
    y.backward();
    double gradient = x.grad();
    assertSays(ErrorCurve.of(y, x), "there is nothing to compare");
    assertEquals(-1, x.data());
    assertEquals(gradient, x.grad());
    assertThrows(IllegalArgumentException.class, () -> ErrorCurve.of(y, Value.of(1)));
    var flat = Value.of(2).named("flat");
    assertSays(ErrorCurve.of(flat.step(), flat), "Both are 0");
  }
}
