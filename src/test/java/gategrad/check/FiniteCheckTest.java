package gategrad.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Value;
import org.junit.jupiter.api.Test;

/** The first gate that leaves the finite numbers is named. */
class FiniteCheckTest {

  @Test
  void namesTheLogOfANegativeNumber() {
    var log = Value.of(-2).named("x").log();
    var check = FiniteCheck.of(log.mul(3).add(Value.of(1)).sigmoid());
    assertEquals(log, check.origin().orElseThrow());
    assertTrue(check.text().startsWith("gate log made the first NaN\n  inputs: x = -2\n"));
    assertTrue(check.text().contains("\n  rule: "), check.text());
  }

  @Test
  void namesTheDivisionByZero() {
    var quotient = Value.of(1).div(Value.of(0).named("y"));
    var check = FiniteCheck.of(quotient.sub(quotient));
    assertEquals(quotient, check.origin().orElseThrow());
    assertTrue(
        check
            .text()
            .startsWith(
                "gate div made the first infinity (Infinity)\n  inputs: input 1 = 1, y = 0"),
        check.text());
  }

  @Test
  void namesAnInputThatCameInBroken() {
    var check = FiniteCheck.of(Value.of(Double.NaN).named("x").mul(2));
    assertEquals("the input x is NaN; no gate made it", check.text());
  }

  @Test
  void namesALocalGradientThatIsNotFinite() {
    var root = Value.of(0).named("x").sqrt();
    var check = FiniteCheck.of(root.mul(2));
    assertEquals(root, check.origin().orElseThrow());
    assertTrue(
        check
            .text()
            .startsWith("all numbers are finite, but gate sqrt has the local gradient [Infinity]"),
        check.text());
  }

  @Test
  void saysSoIfAllIsWell() {
    var check = FiniteCheck.of(Value.of(1).mul(2));
    assertTrue(check.origin().isEmpty());
    assertEquals("all 2 numbers are finite", check.text());
  }
}
