package gategrad.draw;

import static gategrad.draw.Circuit.circuit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas become circuits. */
class CircuitTest {
  private static final double EXACT = 1e-6;
  private static final String SIGMOID = "f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))";
  private static final String NUMBERS = "w0 = 2, x0 = -1, w1 = -3, x1 = -2, w2 = -3";

  private static List<String> symbols(Circuit circuit) {
    return circuit.value().circuit().stream()
        .map(node -> node.isLeaf() ? node.label() : node.gate().symbol())
        .toList();
  }

  @Test
  void productOfASumHasTheNumbersOfTheSlide() {
    var f = circuit("q = x + y; f = q * z", "x = -2, y = 5, z = -4");
    f.backward();
    assertEquals(3, f.get("q").data());
    assertEquals(-12, f.value().data());
    assertEquals("f", f.value().label());
    assertEquals(-4, f.get("q").grad());
    assertEquals(-4, f.get("x").grad());
    assertEquals(-4, f.get("y").grad());
    assertEquals(3, f.get("z").grad());
  }

  @Test
  void sigmoidIsMadeOfTheGatesOfTheSlide() {
    var f = circuit(SIGMOID, NUMBERS);
    f.backward();
    assertEquals("[w0, x0, *, w1, x1, *, +, w2, +, *-1, exp, +1, 1/x]", symbols(f).toString());
    assertEquals(0.731059, f.value().data(), EXACT);
    assertEquals(-0.196612, f.get("w0").grad(), EXACT);
    assertEquals(0.393224, f.get("x0").grad(), EXACT);
    assertEquals(-0.393224, f.get("w1").grad(), EXACT);
    assertEquals(-0.589836, f.get("x1").grad(), EXACT);
    assertEquals(0.196612, f.get("w2").grad(), EXACT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 + 3*4^2 - -1    | 51   | [51]",
        "2^3^2             | 512  | [512]",
        "-x^2              | -9   | [x, ^2, *-1]",
        "(x - 1) - 2       | 0    | [x, -1, -2]",
        "10 - (x - 1)      | 8    | [x, -1, *-1, +10]",
        "12 / x / 2        | 2    | [12, x, /, /2]",
        "2 ^ x             | 8    | [2, x, ^]",
        "x ^ x             | 27   | [x, ^]",
        "x*2 + 1           | 7    | [x, *2, +1]",
        "max(0, x)         | 3    | [0, x, max]",
        "--x               | 3    | [x, *-1, *-1]",
        "1.5e1*x + .5      | 45.5 | [x, *15, +0.5]",
        "square(x) + abs(-x) | 12 | [x, ^2, *-1, abs, +]",
        "weighted_sum(2, x, 1) | 7 | [2, x, 1, Σ]",
        "x                 | 3    | [x]",
        "max(1e300, x) / 1e300 | 1 | [1e300, x, max, /1.0E300]",
        "a = x + 1; b = a*a; b | 16 | [x, +1, *]",
      })
  void meansWhatMathematicsMeans(String formula, double value, String gates) {
    var circuit = circuit(formula);
    if (circuit.names().contains("x")) {
      circuit = circuit.with("x", 3);
    }
    assertEquals(value, circuit.forward(), 1e-12);
    assertEquals(gates, symbols(circuit).toString());
  }

  @Test
  void namesMayBeOfAnyAlphabet() {
    assertEquals(6, circuit("높이 * 너비", "높이 = 2, 너비 = 3").value().data());
  }

  @Test
  void aLongFormulaIsNotTooDeep() {
    var circuit = circuit("x" + " + x".repeat(100_000), "x = 1");
    assertEquals(100_001, circuit.value().data());
  }

  @Test
  void withLeavesTheOtherCircuitAlone() {
    var first = circuit("x * y", "x = 2, y = 3");
    first.backward();
    var second = first.with("x", 10);
    assertEquals(30, second.value().data());
    assertEquals(6, first.value().data());
    assertNotSame(first.get("y"), second.get("y"));
    second.backward();
    assertEquals(2, first.get("y").grad());
    assertEquals(10, second.get("y").grad());
  }

  @Test
  void anExistingValueIsUsedItself() {
    var w = Value.of(2);
    var circuit = circuit("w * x").with("w", w).with("x", 5);
    circuit.backward();
    assertSame(w, circuit.get("w"));
    assertEquals("w", w.label());
    assertEquals(5, w.grad());
    w.setData(3);
    assertEquals(10, circuit.value().data());
    assertEquals(15, circuit.forward());
    assertEquals(15, circuit.value().data());
  }

  @Test
  void showsItselfEvenBeforeItHasNumbers() {
    var open = circuit("(x + y) * z").with("x", 1);
    assertEquals("(x + y) * z\n(waits for numbers: y, z)\n", open.text());
    assertTrue(open.svg().isEmpty());
    var full = open.with("y", 2).with("z", 3);
    assertTrue(full.svg().isPresent());
    assertEquals(Drawing.draw(full.value()).text(), full.text());
    assertEquals("(x + y) * z", full.toString());
  }

  @Test
  void missingNumbersAreListed() {
    var error = assertThrows(IllegalArgumentException.class, () -> circuit("(x + y) * z", "y = 1"));
    assertEquals(
        "no number for x, z in the formula (x + y) * z; give them with"
            + " circuit(\"...\", \"x = 1, z = 1\") or .with(\"x\", 1)",
        error.getMessage());
  }

  @Test
  void aNameTooManyIsNamed() {
    var error = assertThrows(IllegalArgumentException.class, () -> circuit("x + y").with("q", 2));
    assertEquals("'q' is no name of the formula x + y; its names are x, y", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> circuit("1 + 1", "q = 2"));
    assertEquals("'q' is no name of the formula 1 + 1; it has no names", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> circuit("x", "x = 1").get("y"));
    assertEquals("'y' is no name of the formula x; its names are x", error.getMessage());
  }

  @Test
  void aGateThatRefusesItsInputsSaysWhy() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> circuit("weighted_sum(x, y)", "x = 1, y = 2"));
    assertTrue(error.getMessage().contains("an odd number of inputs"), error.getMessage());
  }

  @Test
  void nullIsRefusedByName() {
    assertEquals(
        "circuit: the formula is null",
        assertThrows(NullPointerException.class, () -> circuit(null)).getMessage());
    assertEquals(
        "with: the value for x is null",
        assertThrows(NullPointerException.class, () -> circuit("x").with("x", (Value) null))
            .getMessage());
  }
}
