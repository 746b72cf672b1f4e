package gategrad.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import gategrad.array.Array;
import gategrad.array.Shape;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.MatmulGate;
import gategrad.gate.MaxAxisGate;
import gategrad.gate.SoftmaxCrossEntropyGate;
import gategrad.gate.SoftmaxGate;
import gategrad.gate.UnaryGate;
import gategrad.gate.VectorGate;
import org.junit.jupiter.api.Test;

class DerivationTest {

  private static void assertSays(String text, String... words) {
    for (String word : words) {
      assertTrue(text.contains(word), () -> "'" + word + "' is missing in\n" + text);
    }
  }

  @Test
  void formulaThenNumbersThenMine() {
    var card = Derivation.of(Gates.SIGMOID).at(2).mine("(1 - y) * y");
    assertTrue(card.isRight());
    assertSays(
        card.text(),
        "dy/dx = (1 - y) * y",
        "At x = 2 the output is 0.880797.",
        "dy/dx = (1 - 0.880797) * 0.880797 = 0.104994",
        "Measured by a difference, dy/dx is 0.104994.",
        "(1 - y) * y gives the right dy/dx at all");
    assertTrue(Derivation.of(Gates.SIGMOID).mine("exp(-x) / (1 + exp(-x))^2").isRight());
  }

  @Test
  void whatIsWrongWithMineIsMeasured() {
    assertSays(
        Derivation.of(Gates.SIGMOID).mine("(1 - x) * x").text(),
        "right with the output y in place of x");
    assertSays(Derivation.of(Gates.SQUARE).mine("2 * y").text(), "right with the input x");
    assertSays(Derivation.of(Gates.NEG).mine("1").text(), "wrong sign");
    assertSays(Derivation.of(Gates.SQUARE).mine("x").text(), "0.5 times the right number");
    assertSays(Derivation.of(Gates.EXP).mine("x * y").text(), "right is");
    assertSays(Derivation.of(Gates.LOG).mine("1 / (x - x)").text(), "no finite number");
    assertFalse(Derivation.of(Gates.EXP).isRight());
  }

  @Test
  void twoInputs() {
    var card = Derivation.of(Gates.DIV).at(6, 2).mine("1 / y", "-x / y^2");
    assertTrue(card.isRight());
    assertSays(card.text(), "At x = 6, y = 2 the output is 3.", "dz/dy", "-1.5");
    assertTrue(Derivation.of(Gates.MAX).mine("step(x - y)", "1 - step(x - y)").isRight());
    assertThrows(IllegalArgumentException.class, () -> Derivation.of(Gates.DIV).at(6));
    assertThrows(IllegalArgumentException.class, () -> Derivation.of(Gates.DIV).mine("1 / y"));
    var unknown =
        assertThrows(
            IllegalArgumentException.class, () -> Derivation.of(Gates.EXP).mine("w").isRight());
    assertSays(unknown.getMessage(), "'w'", "x, y");
  }

  @Test
  void everyGateOfTheCatalogueHasACard() {
    for (Gate gate : Gates.all()) {
      if (gate instanceof UnaryGate unary) {
        assertSays(Derivation.of(unary).at(0.3).text(), "dy/dx", "Measured");
      } else if (gate instanceof BinaryGate binary) {
        assertSays(Derivation.of(binary).at(0.3, 1.2).text(), "dz/dx", "dz/dy", "Measured");
      }
    }
  }

  /** The softmax whose Jacobian was taken to be diagonal. */
  private record Diagonal() implements VectorGate {
    @Override
    public Shape shape(Shape... inputs) {
      return inputs[0];
    }

    @Override
    public void forward(Array[] x, Array z) {
      new SoftmaxGate().forward(x, z);
    }

    @Override
    public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
      for (int i = 0; i < z.size(); i++) {
        dx.add(i, dz.get(i) * z.get(i) * (1 - z.get(i)));
      }
    }
  }

  @Test
  void theWorstElementOfAVectorGate() {
    var scores = Tensor.of(new double[][] {{1, 2, 3}, {0, -1, 5}});
    assertTrue(VectorCheck.of(new SoftmaxGate(), scores).passed());
    assertTrue(VectorCheck.of(new SoftmaxCrossEntropyGate(2, 0), scores.toFloat32()).passed());
    assertTrue(
        VectorCheck.of(
                new MatmulGate(false, false), scores, Tensor.of(new double[][] {{1}, {2}, {3}}))
            .passed());
    var wrong = VectorCheck.of(new Diagonal(), scores);
    assertFalse(wrong.passed());
    assertEquals(3, wrong.worstIndex().length);
    assertSays(wrong.text(), "6 gradients of the gate Diagonal are wrong", "input 0[", "wrong");
  }

  @Test
  void aTieInAVectorGateIsNoMistake() {
    var check = VectorCheck.of(new MaxAxisGate(gategrad.gate.Axis.ALL), Tensor.of(3, 3, 1));
    assertTrue(check.passed(), check::text);
    assertSays(check.text(), "at a kink");
  }
}
