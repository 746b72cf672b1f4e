package gategrad.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalogue. */
class GatesTest {
  /** The activation names of the lecture notes, which are those of Keras. */
  private static final List<String> KERAS =
      List.of(
          "elu exponential gelu hard_sigmoid linear relu selu sigmoid softplus softsign swish tanh"
              .split(" "));

  @Test
  void everyGateIsFoundByItsName() {
    var names = new HashSet<String>();
    for (Gate gate : Gates.all()) {
      assertSame(gate, Gates.named(gate.name()));
      assertTrue(names.add(gate.name()), gate.name() + " is there twice");
    }
  }

  @Test
  void theNamesOfTheFieldWork() {
    for (String name : KERAS) {
      assertTrue(Gates.named(name) instanceof UnaryGate, name);
    }
    assertSame(Gates.EXP, Gates.named("exponential"));
    assertSame(Gates.SWISH, Gates.named("silu"));
    assertSame(Gates.PRELU, Gates.named("prelu"));
    assertSame(Gates.LEAKY_RELU, Gates.named("leaky_relu"));
  }

  @Test
  void everyGateExplainsItself() {
    for (Gate gate : Gates.all()) {
      var about = gate.about();
      assertFalse(about.symbol().isBlank(), gate.name());
      assertFalse(about.formula().isBlank(), gate.name());
      assertFalse(about.gradient().isBlank(), gate.name());
      assertTrue(about.explanation().endsWith("."), gate.name());
    }
  }

  @Test
  void aMisspeltNameIsAnsweredWithTheNearest() {
    assertEquals(
        "no gate is called 'leaky_rellu'; did you mean leaky_relu? Gates.all() lists every gate",
        assertThrows(IllegalArgumentException.class, () -> Gates.named("leaky_rellu"))
            .getMessage());
    var nothingNear =
        assertThrows(IllegalArgumentException.class, () -> Gates.named("batchnormalisation"));
    assertTrue(nothingNear.getMessage().contains("the gates are add, sub, mul"));
    assertEquals(
        "Gates.named: the name is null",
        assertThrows(NullPointerException.class, () -> Gates.named(null)).getMessage());
  }

  @Test
  void constantsAreWrittenShort() {
    assertEquals("+1", new AddConstantGate(1).symbol());
    assertEquals("-2.5", new AddConstantGate(-2.5).symbol());
    assertEquals("*-1", new MulConstantGate(-1).symbol());
    assertEquals("y = x - 3", new AddConstantGate(-3).about().formula());
    assertEquals("dy/dx = 3 * x^2", new PowConstantGate(3).about().gradient());
  }

  @Test
  void anUnwrittenAboutStillHasAName() {
    record Cube() implements UnaryGate {
      @Override
      public double forward(double x) {
        return x * x * x;
      }

      @Override
      public double local(double x, double y) {
        return 3 * x * x;
      }
    }
    assertEquals("Cube", new Cube().name());
  }

  @Test
  void weightedSumNeedsPairsAndABias() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> Gates.WEIGHTED_SUM.forward(new double[4]));
    assertTrue(error.getMessage().contains("an odd number of inputs; here are 4"));
  }

  @Test
  void aGateWithAConstantSaysHowToMakeIt() {
    for (Gate gate :
        java.util.List.of(
            new AddConstantGate(1),
            new MulConstantGate(2),
            new DivConstantGate(3),
            new PowConstantGate(4))) {
      var message =
          org.junit.jupiter.api.Assertions.assertThrows(
                  IllegalArgumentException.class, () -> Gates.named(gate.name()))
              .getMessage();
      org.junit.jupiter.api.Assertions.assertEquals(
          "the gate '%s' needs its constant c: write new %s(c)"
              .formatted(gate.name(), gate.getClass().getSimpleName()),
          message);
    }
  }
}
