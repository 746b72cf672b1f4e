package gategrad.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the gates promise at ties, at kinks and far out, and the published values. */
class GateRulesTest {
  private static final double EXACT = 1e-15;

  @Test
  void tiesGoToTheFirstInput() {
    assertEquals(1, Gates.MAX.localX(2, 2, 2));
    assertEquals(0, Gates.MAX.localY(2, 2, 2));
    assertEquals(1, Gates.MIN.localX(2, 2, 2));
    assertEquals(0, Gates.MIN.localY(2, 2, 2));
  }

  @Test
  void kinksHaveTheGradientTheyState() {
    assertEquals(0, local(Gates.RELU, 0));
    assertEquals(0, local(Gates.ABS, 0));
    assertEquals(0.01, local(Gates.LEAKY_RELU, 0));
    assertEquals(0.5, local(new EluGate(0.5), 0));
    assertEquals(1.7581, local(Gates.SELU, 0), 1e-4);
    assertEquals(0, local(Gates.HARD_SIGMOID, 3));
    assertEquals(0, local(Gates.HARD_SIGMOID, -3));
    assertEquals(0.25, Gates.PRELU.localX(0, 0.25, 0));
    assertEquals(0, Gates.PRELU.localY(0, 0.25, 0));
  }

  @Test
  void stepJumpsAboveZeroAndPassesNoGradient() {
    assertEquals(0, Gates.STEP.forward(0));
    assertEquals(1, Gates.STEP.forward(1e-300));
    assertEquals(0, local(Gates.STEP, 0));
  }

  @Test
  void nothingOverflowsFarOut() {
    assertEquals(0, Gates.SIGMOID.forward(-1000));
    assertEquals(1, Gates.SIGMOID.forward(1000));
    assertEquals(1000, Gates.SOFTPLUS.forward(1000));
    assertEquals(0, Gates.SOFTPLUS.forward(-1000));
    assertEquals(1000, Gates.GELU.forward(1000));
    assertEquals(0, Gates.GELU.forward(-1000), 0);
    assertEquals(1000, Gates.SWISH.forward(1000));
    assertEquals(0, Gates.SWISH.forward(-1000), 0);
    assertEquals(-1, Gates.ELU.forward(-1000));
    for (var entry : GateBank.unary()) {
      for (double x : new double[] {-1000, 1000}) {
        if (entry.room(x) > 0) {
          assertTrue(Double.isFinite(local(entry.gate(), x)), () -> entry + " at " + x);
        }
      }
    }
  }

  @Test
  void smallResultsKeepTheirDigits() {
    assertEquals(Math.exp(-40), Gates.SOFTPLUS.forward(-40), 1e-12 * Math.exp(-40));
    assertEquals(1e-20, Gates.ELU.forward(1e-20));
    assertEquals(-1e-20, Gates.ELU.forward(-1e-20));
    // P(-6) = 9.865876450376981e-10, from tables of the normal distribution
    assertEquals(-6 * 9.865876450376981e-10, Gates.GELU.forward(-6), 1e-21);
  }

  @Test
  void poles() {
    assertEquals(Double.POSITIVE_INFINITY, Gates.DIV.forward(1, 0));
    assertEquals(Double.NaN, Gates.DIV.forward(0, 0));
    assertEquals(Double.NEGATIVE_INFINITY, Gates.LOG.forward(0));
    assertEquals(Double.NaN, Gates.LOG.forward(-1));
    assertEquals(Double.NaN, Gates.SQRT.forward(-1));
    assertEquals(Double.POSITIVE_INFINITY, local(Gates.SQRT, 0));
    assertEquals(Double.POSITIVE_INFINITY, Gates.RECIPROCAL.forward(0));
  }

  @Test
  void powersOfZeroHaveTheGradientsTheyState() {
    assertEquals(0, Gates.POW.localX(0, 0, 1));
    assertEquals(0, Gates.POW.localY(0, 2, 0));
    assertEquals(0, local(new PowConstantGate(0), 0));
    assertEquals(0, local(new PowConstantGate(2), 0));
  }

  @Test
  void publishedValuesAtOne() {
    assertEquals(0.8413447460685429, Gates.GELU.forward(1), EXACT);
    assertEquals(0.7310585786300049, Gates.SWISH.forward(1), EXACT);
    assertEquals(0.6931471805599453, Gates.SOFTPLUS.forward(0), EXACT);
    assertEquals(0.5, Gates.SOFTSIGN.forward(1));
    assertEquals(1.0507009873554805, Gates.SELU.forward(1), EXACT);
    assertEquals(-1.1113307378125625, Gates.SELU.forward(-1), EXACT);
    assertEquals(4 / 6.0, Gates.HARD_SIGMOID.forward(1), EXACT);
    assertEquals(0.25, local(Gates.SIGMOID, 0));
  }

  @Test
  void tanhIsAScaledSigmoid() {
    for (double x = -5; x <= 5; x += 0.25) {
      assertEquals(2 * Gates.SIGMOID.forward(2 * x) - 1, Gates.TANH.forward(x), EXACT);
    }
  }

  @Test
  void divisionByAConstantIsExact() {
    assertEquals(1 / 49.0, new DivConstantGate(49).forward(1));
  }

  private static double local(UnaryGate gate, double x) {
    return gate.local(x, gate.forward(x));
  }
}
