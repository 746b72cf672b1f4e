package gategrad.draw;

import static gategrad.draw.Circuit.circuit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Formulas become circuits. */
class CircuitTest {
  private static final double EXACT = 1e-6;

  @Test
  void productOfASumHasTheNumbersOfTheSlide() {
    var f = circuit("q = x + y; f = q * z", "x = -2, y = 5, z = -4");
    f.backward();
    assertEquals(3, f.get("q").data());
    assertEquals(-12, f.value().data());
    assertEquals(-4, f.get("x").grad());
    assertEquals(-4, f.get("y").grad());
    assertEquals(3, f.get("z").grad());
  }

  @Test
  void sigmoidIsMadeOfTheGatesOfTheSlide() {
    var f =
        circuit(
            "1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))", "w0 = 2, x0 = -1, w1 = -3, x1 = -2, w2 = -3");
    f.backward();
    var gates =
        f.value().circuit().stream().filter(n -> !n.isLeaf()).map(n -> n.gate().symbol()).toList();
    assertEquals("[*, *, +, +, *-1, exp, +1, 1/x]", gates.toString());
    assertEquals(0.731059, f.value().data(), EXACT);
    assertEquals(-0.196612, f.get("w0").grad(), EXACT);
    assertEquals(0.393224, f.get("x0").grad(), EXACT);
    assertEquals(-0.393224, f.get("w1").grad(), EXACT);
    assertEquals(-0.589836, f.get("x1").grad(), EXACT);
    assertEquals(0.196612, f.get("w2").grad(), EXACT);
  }
}
