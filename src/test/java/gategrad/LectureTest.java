package gategrad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gategrad.gate.Gates;
import org.junit.jupiter.api.Test;

/** The worked examples of the lecture. */
class LectureTest {
  private static final double DIGITS = 1e-6;

  @Test
  void productOfASumHasTheGradientsOfTheSlide() {
    var x = Value.of(-2).named("x");
    var y = Value.of(5).named("y");
    var z = Value.of(-4).named("z");
    var f = x.add(y).mul(z);
    f.backward();
    assertEquals(-12, f.data());
    assertEquals(-4, x.grad());
    assertEquals(-4, y.grad());
    assertEquals(3, z.grad());
  }

  @Test
  void sigmoidNeuronHasTheGradientsOfTheSlideUnrounded() {
    for (boolean inSmallGates : new boolean[] {true, false}) {
      var w0 = Value.of(2);
      var x0 = Value.of(-1);
      var w1 = Value.of(-3);
      var x1 = Value.of(-2);
      var w2 = Value.of(-3);
      var sum = w0.mul(x0).add(w1.mul(x1)).add(w2);
      var f = inSmallGates ? sum.mul(-1).exp().add(1).reciprocal() : sum.sigmoid();
      f.backward();
      assertEquals(0.731059, f.data(), DIGITS);
      assertEquals(-0.196612, w0.grad(), DIGITS);
      assertEquals(0.393224, x0.grad(), DIGITS);
      assertEquals(-0.393224, w1.grad(), DIGITS);
      assertEquals(-0.589836, x1.grad(), DIGITS);
      assertEquals(0.196612, w2.grad(), DIGITS);
    }
  }

  @Test
  void theGatesInsideTheSigmoidHaveTheGradientsOfTheSlide() {
    var sum = Value.of(1).add(0);
    var negated = sum.mul(-1);
    var exp = negated.exp();
    var plusOne = exp.add(1);
    plusOne.reciprocal().backward();
    assertEquals(-0.534447, plusOne.grad(), DIGITS);
    assertEquals(-0.534447, exp.grad(), DIGITS);
    assertEquals(-0.196612, negated.grad(), DIGITS);
    assertEquals(0.196612, sum.grad(), DIGITS);
  }

  @Test
  void patternsInBackwardFlow() {
    var x = Value.of(3);
    var y = Value.of(-4);
    var z = Value.of(2);
    var w = Value.of(-1);
    var f = x.mul(y).add(z.max(w)).mul(2);
    f.backward();
    assertEquals(-20, f.data());
    assertEquals(-8, x.grad());
    assertEquals(6, y.grad());
    assertEquals(2, z.grad());
    assertEquals(0, w.grad());
  }

  @Test
  void stagedComputation() {
    var x = Value.of(3);
    var y = Value.of(-4);
    var f = x.add(y.sigmoid()).div(x.sigmoid().add(x.add(y).square()));
    f.backward();
    assertEquals(1.545645, f.data(), DIGITS);
    assertEquals(2.059570, x.grad(), DIGITS);
    assertEquals(1.592233, y.grad(), DIGITS);
  }

  @Test
  void addDistributes() {
    var x = Value.of(3);
    var y = Value.of(-7);
    x.add(y).backward(0.2);
    assertEquals(0.2, x.grad());
    assertEquals(0.2, y.grad());
  }

  @Test
  void maxRoutesToExactlyOne() {
    double[][] pairs = {{1, 2}, {2, 1}, {2, 2}, {-0.0, 0.0}};
    for (double[] pair : pairs) {
      var x = Value.of(pair[0]);
      var y = Value.of(pair[1]);
      x.max(y).backward(5);
      assertEquals(pair[0] >= pair[1] ? 5 : 0, x.grad());
      assertEquals(5, x.grad() + y.grad());
    }
  }

  @Test
  void mulSwitches() {
    var x = Value.of(3);
    var y = Value.of(-4);
    x.mul(y).backward(2);
    assertEquals(2 * y.data(), x.grad());
    assertEquals(2 * x.data(), y.grad());
  }

  @Test
  void tenSigmoidsInARowLetTheGradientVanish() {
    var x = Value.of(0);
    Value y = x;
    for (int layer = 0; layer < 10; layer++) {
      y = y.apply(Gates.SIGMOID);
    }
    y.backward();
    assertEquals(3.9e-7, x.grad(), 0.05e-7);
  }
}
