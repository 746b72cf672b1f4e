package gategrad.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Value;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import gategrad.gate.VectorGate;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Right gradients pass, wrong ones are named, kinks are recognised. */
class GradientCheckTest {

  /** A product whose rule for its second input may be wrong. */
  private record Product(DoubleBinaryOperator second) implements BinaryGate {
    @Override
    public double forward(double x, double y) {
      return x * y;
    }

    @Override
    public double localX(double x, double y, double z) {
      return y;
    }

    @Override
    public double localY(double x, double y, double z) {
      return second.applyAsDouble(x, y);
    }
  }

  private static final Product WRONG = new Product((x, y) -> y);

  private static Value x() {
    return Value.of(-2).named("x");
  }

  private static Value y() {
    return Value.of(5).named("y");
  }

  @Test
  void rightGradientsAgree() {
    var check = GradientCheck.of(x().mul(y()).sigmoid());
    assertTrue(check.passed());
    assertEquals(2, check.findings().size());
    assertTrue(check.text().contains("all 2 gradients are right"), check.text());
    for (Finding finding : check.findings()) {
      assertTrue(finding.words().matches("agrees to (1e-\\d+|all digits)"), finding.words());
      assertTrue(finding.relativeError() < 1e-6);
    }
  }

  static List<Gate> catalogue() {
    return Gates.all();
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void everyGateOfTheCataloguePasses(Gate gate) {
    var check = GradientCheck.of(gate);
    assertTrue(check.passed(), check.text());
    assertFalse(check.findings().isEmpty());
  }

  @Test
  void namesTheInputWhoseLocalGradientIsWrong() {
    var check = GradientCheck.of(WRONG, 3, 7);
    assertFalse(check.passed());
    assertEquals(Verdict.AGREES, check.findings().get(0).verdict());
    assertEquals(Verdict.WRONG, check.findings().get(1).verdict());
    assertEquals("WRONG: expected 3, got 7", check.findings().get(1).words());
  }

  @Test
  void namesTheWrongGateInsideACircuit() {
    var check = GradientCheck.of(x().add(y()).apply(WRONG, y()).sigmoid().mul(x()));
    assertEquals(
        "WRONG: input 2 of gate Product at [3, 5]: expected the local gradient 3, got 5",
        check.culprit().orElseThrow());
    assertTrue(check.text().contains(check.culprit().orElseThrow()));
  }

  @Test
  void aSmallErrorIsStillWrong() {
    var check = GradientCheck.of(new Product((x, y) -> x * 1.0001), 3, 7);
    assertEquals(Verdict.WRONG, check.findings().get(1).verdict());
  }

  @Test
  void kinkOfMaxIsNamed() {
    var x = Value.of(1).named("x");
    var check = GradientCheck.of(x.max(Value.of(1).named("y")).mul(3));
    assertTrue(check.passed());
    assertEquals(Verdict.KINK, check.findings().get(0).verdict());
    assertEquals(
        "kink: the slope is 0 to the left and 3 to the right; 3 lies between;"
            + " the gate max switches here",
        check.findings().get(0).words());
  }

  @ParameterizedTest
  @MethodSource("kinked")
  void everyKinkAtZeroIsRecognised(UnaryGate gate) {
    assertEquals(Verdict.KINK, GradientCheck.of(gate, 0).findings().get(0).verdict());
    assertEquals(Verdict.KINK, GradientCheck.of(gate, 4e-6).findings().get(0).verdict());
    assertEquals(Verdict.AGREES, GradientCheck.of(gate, 0.1).findings().get(0).verdict());
  }

  @Test
  void roundingOfNumbersThatCancelIsNoError() {
    var x = Value.of(-0.7).named("x");
    var s = x.mul(Value.of(0.3)).tanh();
    var check = GradientCheck.of(s.add(s.mul(1.7)).sub(s.mul(2.7)));
    assertTrue(check.passed(), check.text());
  }

  @Test
  void aSmallKinkIsAKink() {
    var x = Value.of(0).named("x");
    var check = GradientCheck.of(x.relu().mul(1e-5));
    assertEquals(Verdict.KINK, check.findings().get(0).verdict(), check.text());
  }

  static List<UnaryGate> kinked() {
    return List.of(Gates.RELU, Gates.LEAKY_RELU, Gates.ABS, Gates.SELU, Gates.STEP);
  }

  @Test
  void aGradientOutsideBothSlopesOfAKinkIsWrong() {
    var gate =
        new UnaryGate() {
          @Override
          public double forward(double x) {
            return Math.abs(x);
          }

          @Override
          public double local(double x, double y) {
            return 5;
          }
        };
    assertEquals(Verdict.WRONG, GradientCheck.of(gate, 0).findings().get(0).verdict());
  }

  @Test
  void steepAndFlatAndLargeAreNoKinks() {
    for (double x : new double[] {1e-3, 0.01, 30, -30, 1e3}) {
      assertEquals(
          Verdict.AGREES,
          GradientCheck.of(Gates.RECIPROCAL, x).findings().get(0).verdict(),
          "1/x at " + x);
      assertEquals(
          Verdict.AGREES,
          GradientCheck.of(Gates.SIGMOID, x).findings().get(0).verdict(),
          "sigmoid at " + x);
      assertEquals(
          Verdict.AGREES,
          GradientCheck.of(Gates.SQUARE, x).findings().get(0).verdict(),
          "square at " + x);
    }
  }

  @Test
  void codeIsCalledAgainForEveryStep() {
    var w = Value.of(2).named("w");
    var unused = Value.of(1).named("unused");
    var check = GradientCheck.of(() -> w.data() > 0 ? w.mul(3) : w.neg(), w, unused);
    assertTrue(check.passed(), check.text());
    assertEquals(3, check.findings().get(0).gradient());
    assertEquals(0, check.findings().get(1).gradient());
    assertEquals(2, w.data());
    assertEquals(0, w.grad());
  }

  @Test
  void nobodysGradientsAreTouched() {
    var x = x();
    var f = x.mul(y());
    f.backward();
    GradientCheck.of(f);
    assertEquals(5, x.grad());
    assertEquals(1, f.grad());
  }

  @Test
  void notFiniteIsSaid() {
    var check = GradientCheck.of(x().log());
    assertFalse(check.passed());
    assertEquals(Verdict.NOT_FINITE, check.findings().get(0).verdict());
    assertTrue(check.text().contains("1 of 1 gradients is no finite number"), check.text());
  }

  @Test
  void aGateOnArraysIsRefused() {
    VectorGate sum = new gategrad.gate.SoftmaxGate();
    var error = assertThrows(IllegalArgumentException.class, () -> GradientCheck.of(sum));
    assertEquals(
        "the gate softmax works on arrays, not on single numbers; use it with Tensor.apply",
        error.getMessage());
  }

  @Test
  void tableIsInTextAndHtml() {
    var check = GradientCheck.of(Value.of(3).named("a<b").mul(Value.of(4)));
    assertTrue(check.text().contains("a<b"));
    assertTrue(check.text().contains("input 2"));
    assertTrue(check.html().orElseThrow().contains("<td>a&lt;b</td>"));
  }

  @Test
  void randomCircuitsPass() {
    var random = new Random(7);
    for (int round = 0; round < 30; round++) {
      var f = gategrad.draw.RandomCircuits.of(12, random);
      var check = GradientCheck.of(f);
      assertTrue(check.passed(), check.text());
    }
  }

  @Test
  void aWrongNumberOfInputsIsExplained() {
    var few = assertThrows(IllegalArgumentException.class, () -> GradientCheck.of(Gates.MUL, 1));
    assertEquals(
        "the gate mul takes 2 inputs, but here are 1: give one number for each input",
        few.getMessage());
    var many =
        assertThrows(IllegalArgumentException.class, () -> GradientCheck.of(Gates.RELU, 1, 2));
    assertEquals(
        "the gate relu takes 1 input, but here are 2: give one number for each input",
        many.getMessage());
  }

  @Test
  void codeWithoutAResultAndMissingInputsAreExplained() {
    var code = assertThrows(NullPointerException.class, () -> GradientCheck.of(() -> null));
    assertEquals("GradientCheck: the code returned null, not a value", code.getMessage());
    var x = Value.of(2);
    var input =
        assertThrows(
            NullPointerException.class, () -> GradientCheck.of(() -> x.mul(2), x, (Value) null));
    assertEquals("GradientCheck: input 2 is null", input.getMessage());
  }
}
