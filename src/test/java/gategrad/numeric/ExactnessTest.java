package gategrad.numeric;

import static gategrad.draw.Circuit.circuit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Value;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ExactnessTest {

  @Test
  void theRoundedNumberOfTheLecture() {
    var exactness =
        Exactness.of(
            circuit(
                "f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))",
                "w0 = 2, x0 = -1, w1 = -3, x1 = -2, w2 = -3"));
    assertEquals(0.3932238664829637, exactness.gradient("x0", "double"), 1e-15);
    assertEquals(0.39322388f, exactness.gradient("x0", "float"));
    assertEquals(0.4, exactness.gradient("x0", "2 decimals"));
    assertEquals(0.73, exactness.value("f", "2 decimals"));
    assertEquals(0.3932, exactness.decimals(4).gradient("x0", "4 decimals"), 1.5e-4);
    assertEquals(Optional.empty(), exactness.fraction("x0"));
    assertTrue(exactness.text().contains("The fractions end at the gate exp"), exactness::text);
    assertTrue(exactness.text().contains("off by 1.69403 %"), exactness::text);
  }

  @Test
  void doublesAreWhatBackpropCalculates() {
    var f = circuit("f = tanh(a * b) / (a - b) + max(a, b)", "a = 0.3, b = -1.2");
    f.backward();
    var exactness = Exactness.of(f);
    assertEquals(f.get("a").grad(), exactness.gradient("a", "double"));
    assertEquals(f.get("b").grad(), exactness.gradient("b", "double"));
  }

  @Test
  void exponentialsOverflow() {
    var exactness = Exactness.of(circuit("p = exp(a) / (exp(a) + exp(b))", "a = 1010, b = 1000"));
    assertTrue(Double.isNaN(exactness.value("p", "double")));
    assertTrue(exactness.text().contains("In double the gate exp is Infinity"), exactness::text);
    var shifted = Exactness.of(circuit("p = exp(a) / (exp(a) + exp(b))", "a = 0, b = -10"));
    assertEquals(0.9999546, shifted.value("p", "double"), 1e-7);
  }

  @Test
  void fractionsAreExact() {
    var exactness = Exactness.of(circuit("f = (x + y) * z / 3", "x = 0.1, y = 0.2, z = -4"));
    assertEquals("-4/3", exactness.fraction("x").orElseThrow());
    assertEquals("1/10", exactness.fraction("z").orElseThrow());
    assertTrue(exactness.text().contains("As a fraction every number is exact"), exactness::text);
    assertThrows(IllegalArgumentException.class, () -> exactness.gradient("w", "double"));
    assertThrows(IllegalArgumentException.class, () -> exactness.gradient("x", "quad"));
    assertThrows(IllegalArgumentException.class, () -> exactness.decimals(-1));
  }

  /** Every gate that has a rule for fractions has the rule of the gate. */
  @Test
  void fractionRulesAreThoseOfTheGates() {
    int rules = 0;
    for (Gate gate : Gates.all()) {
      for (double x : new double[] {2, -0.5, 0.75}) {
        double[] inputs =
            gate instanceof gategrad.gate.UnaryGate
                ? new double[] {x}
                : gate instanceof gategrad.gate.BinaryGate
                    ? new double[] {x, -1.25}
                    : new double[] {x, 3, -2};
        List<Fraction> fractions = DoubleStream.of(inputs).mapToObj(Fraction::of).toList();
        Optional<FractionRule> rule = FractionRule.of(gate, fractions);
        if (rule.isEmpty()) {
          continue;
        }
        rules++;
        Value value =
            Value.apply(gate, DoubleStream.of(inputs).mapToObj(Value::of).toArray(Value[]::new));
        assertEquals(value.data(), rule.get().value().toDouble(), 1e-14, gate.name());
        for (int k = 0; k < inputs.length; k++) {
          assertEquals(
              value.localGradients()[k], rule.get().slopes()[k].toDouble(), 1e-14, gate.name());
        }
      }
    }
    assertTrue(rules >= 40, "only " + rules);
  }

  @Test
  void inputsThatAreNoNumbers() {
    var x = Value.of(Double.NaN).named("x");
    assertTrue(Exactness.of(x.add(1)).text().contains("In double x is NaN"));
    assertTrue(Exactness.of(Value.of(0).div(0)).text().contains("The fractions end at the gate"));
  }
}
