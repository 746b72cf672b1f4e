package gategrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.check.GradientCheck;
import gategrad.gate.Axis;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.NaryGate;
import gategrad.gate.SumGate;
import gategrad.gate.UnaryGate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a value promises about gradients, constants and errors. */
class ValueTest {
  @Test
  void gradientsAddUpWhereANodeIsUsedTwice() {
    var x = Value.of(1);
    var fork = x.mul(1);
    fork.mul(0.2).add(fork.mul(0.5)).backward();
    assertEquals(0.7, fork.grad());
    assertEquals(0.7, x.grad());
  }

  @Test
  void aNodeTimesItselfKeepsBothEdges() {
    var x = Value.of(3);
    var y = x.mul(x);
    y.backward();
    assertEquals(List.of(x, x), y.inputs());
    assertArrayEquals(new double[] {3, 3}, y.localGradients());
    assertEquals(6, x.grad());
  }

  @Test
  void leavesCollectUntilZeroGradAndCalculatedValuesDoNot() {
    var x = Value.of(3);
    var square = x.square();
    var y = square.mul(2);
    y.backward();
    y.backward();
    assertEquals(24, x.grad());
    assertEquals(2, square.grad());
    assertEquals(1, y.grad());
    x.zeroGrad();
    y.backward();
    assertEquals(12, x.grad());
  }

  @Test
  void anUpstreamGradientScalesEverything() {
    var x = Value.of(3);
    x.square().backward(-0.5);
    assertEquals(-3, x.grad());
  }

  @Test
  void twoResultsShareOneCircuit() {
    var x = Value.of(2);
    var shared = x.square();
    var f = shared.mul(3);
    var g = shared.add(x);
    f.backward();
    g.backward();
    assertEquals(12 + 5, x.grad());
  }

  @Test
  void aLeafIsItsOwnCircuit() {
    var x = Value.of(2);
    x.backward();
    assertEquals(1, x.grad());
    assertEquals(List.of(x), x.circuit());
    assertEquals(List.of(), x.inputs());
    assertSame(Gates.INPUT, x.gate());
    assertArrayEquals(new double[0], x.localGradients());
  }

  @Test
  void theCircuitListsInputsBeforeOutputs() {
    var x = Value.of(2);
    var y = Value.of(3);
    var sum = x.add(y);
    var f = sum.mul(sum);
    assertEquals(List.of(x, y, sum, f), f.circuit());
  }

  @Test
  void plainNumbersAreExactConstants() {
    var x = Value.of(49);
    assertEquals(49 / 3.0, x.div(3).data());
    assertEquals(49 - 0.1, x.sub(0.1).data());
    assertEquals(49 * 0.1, x.mul(0.1).data());
    assertEquals(49 * 49, x.pow(2).data());
    assertEquals(1, x.add(1).inputs().size());
  }

  @Test
  void localGradientsAreThoseOfTheForwardPass() {
    var w = Value.of(2);
    var x = Value.of(5);
    var y = w.mul(x);
    w.setData(100);
    assertArrayEquals(new double[] {5, 2}, y.localGradients());
    assertEquals(10, y.data());
  }

  @Test
  void backwardNoticesAnInputThatWasChangedSince() {
    var x = Value.of(2).named("x");
    var y = Value.of(3);
    var f = x.mul(y).add(1).tanh();
    x.setData(10);
    assertEquals(
        "input 1 'x' (now 10.0) of the gate 'mul' was changed after the gate calculated with it: run the forward pass again, or change it after backward",
        assertThrows(IllegalStateException.class, f::backward).getMessage());
    assertEquals(0, x.passes());
    assertEquals(0, x.grad() + y.grad());
    y.setData(4);
    var sum = Value.apply(Gates.WEIGHTED_SUM, x, y, x);
    y.setData(5);
    assertEquals(
        "input 1 'x' (now 10.0) or input 2 (now 5.0) or input 3 'x' (now 10.0) of the gate 'weighted_sum' was changed after the gate calculated with it: run the forward pass again, or change it after backward",
        assertThrows(IllegalStateException.class, sum::backward).getMessage());
    var again = x.mul(y).add(1).tanh();
    again.backward();
    assertEquals(1, x.passes());
  }

  @Test
  void aChangeThatWasTakenBackIsNoChange() {
    var x = Value.of(2);
    var f = x.mul(3);
    x.setData(7);
    x.setData(2);
    f.backward();
    assertEquals(3, x.grad());
    GradientCheck.of(() -> x.square(), x);
    f.backward();
    assertEquals(6, x.grad());
  }

  @Test
  void anInputKnowsHowManyPassesItsGradientAddsUp() {
    var x = Value.of(-2).named("x");
    var square = x.square();
    var f = square.add(x);
    assertEquals(List.of(0, 0, 0), List.of(x.passes(), square.passes(), f.passes()));
    f.backward();
    assertEquals(List.of(1, 1, 1), List.of(x.passes(), square.passes(), f.passes()));
    assertEquals("x = -2.0, gradient -3.0", x.toString());
    f.backward();
    assertEquals(List.of(2, 1, 1), List.of(x.passes(), square.passes(), f.passes()));
    assertEquals("x = -2.0, gradient -6.0 (sum of 2 passes)", x.toString());
    x.mul(5).backward();
    assertEquals("x = -2.0, gradient -1.0 (sum of 3 passes)", x.toString());
    x.zeroGrad();
    assertEquals(0, x.passes());
    assertEquals("x = -2.0, no gradient yet", x.toString());
    x.backward();
    assertEquals(1, x.passes());
  }

  @Test
  void theCountOfPassesDoesNotOverflow() {
    var x = Value.of(1);
    for (int k = 0; k < 70_000; k++) {
      x.backward();
    }
    assertEquals(70_000, x.grad());
    assertEquals(65_535, x.passes());
  }

  @Test
  void ownGatesPlugInLikeOurs() {
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
    var x = Value.of(2);
    var y = x.apply(new Cube());
    y.backward();
    assertEquals(8, y.data());
    assertEquals(12, x.grad());
    assertEquals("Cube = 8.0, gradient 1.0", y.toString());
  }

  @Test
  void oneWeightedSumIsManyGates() {
    var w = Value.of(2).named("w");
    var x = Value.of(-3).named("x");
    var b = Value.of(1).named("b");
    var sum = Value.apply(Gates.WEIGHTED_SUM, w, x, b);
    sum.backward();
    assertEquals(-5, sum.data());
    assertEquals(List.of(w, x, b), sum.inputs());
    assertArrayEquals(new double[] {-3, 2, 1}, sum.localGradients());
    assertEquals(-3, w.grad());
    assertEquals("w = 2.0, gradient -3.0", w.toString());
  }

  @Test
  void notANumberAndInfinityArePassedOn() {
    var x = Value.of(-1);
    var y = x.log().mul(2);
    y.backward();
    assertEquals(Double.NaN, y.data());
    assertEquals(Double.POSITIVE_INFINITY, Value.of(1).div(Value.of(0)).data());
    assertEquals(Double.NaN, Value.of(0).mul(Double.POSITIVE_INFINITY).data());
  }

  @Test
  void microgradsPublishedNumbers() {
    var a = Value.of(-4);
    var b = Value.of(2);
    var c = a.add(b);
    var d = a.mul(b).add(b.pow(3));
    c = c.add(c.add(1));
    c = c.add(c.add(1).add(a.neg()));
    d = d.add(d.mul(2).add(b.add(a).relu()));
    d = d.add(d.mul(3).add(b.sub(a).relu()));
    var f = c.sub(d).pow(2);
    var g = f.div(2).add(f.reciprocal().mul(10));
    g.backward();
    assertEquals(24.7041, g.data(), 5e-5);
    assertEquals(138.8338, a.grad(), 5e-5);
    assertEquals(645.5773, b.grad(), 5e-5);
  }

  @Test
  void mistakesAreExplained() {
    var x = Value.of(1);
    assertEquals(
        "input 2 of mul is null",
        assertThrows(NullPointerException.class, () -> x.mul((Value) null)).getMessage());
    assertEquals(
        "input 3 of weighted_sum is null",
        assertThrows(NullPointerException.class, () -> Value.apply(Gates.WEIGHTED_SUM, x, x, null))
            .getMessage());
    assertEquals(
        "weighted_sum needs at least one input",
        assertThrows(IllegalArgumentException.class, () -> Value.apply(Gates.WEIGHTED_SUM))
            .getMessage());
    assertEquals(
        "this value was calculated by the gate 'add_constant'; change its inputs and calculate again",
        assertThrows(IllegalStateException.class, () -> x.add(1).setData(2)).getMessage());
    assertEquals(
        "label", assertThrows(NullPointerException.class, () -> x.named(null)).getMessage());
    assertTrue(x.label().isEmpty());
  }

  @Test
  void aNullGateIsNamed() {
    var x = Value.of(1);
    var mistakes =
        List.<Executable>of(
            () -> x.apply((UnaryGate) null),
            () -> x.apply((BinaryGate) null, x),
            () -> Value.apply((NaryGate) null, x),
            () -> Value.apply((Gate) null, x));
    for (var mistake : mistakes) {
      assertEquals(
          "apply: the gate is null",
          assertThrows(NullPointerException.class, mistake).getMessage());
    }
  }

  @Test
  void aNodeKnowsWhichResultItsGradientIsOf() {
    var x = Value.of(3);
    var y = x.square();
    var f = y.add(1);
    assertTrue(x.lastResult().isEmpty());
    f.backward();
    assertSame(f, x.lastResult().orElseThrow());
    assertSame(f, f.lastResult().orElseThrow());
    y.backward();
    assertSame(y, x.lastResult().orElseThrow());
    assertSame(f, f.lastResult().orElseThrow());
  }

  @Test
  void aGateOfAnyKindIsPluggedInByOneWord() {
    var x = Value.of(3);
    var y = Value.of(-2);
    assertEquals(0, Value.apply(Gates.named("relu"), y).data());
    assertEquals(-6, Value.apply(Gates.named("mul"), x, y).data());
    assertEquals(-1, Value.apply(Gates.named("weighted_sum"), x, y, Value.of(5)).data());
    assertEquals(List.of(x, y), Value.apply(Gates.named("max"), x, y).inputs());
  }

  @Test
  void aGateWithAnotherNumberOfInputsIsRefused() {
    var x = Value.of(3);
    assertRefused(
        "the gate relu takes 1 input, but here are 2: give one number for each input",
        () -> Value.apply(Gates.RELU, x, x));
    assertRefused(
        "the gate mul takes 2 inputs, but here are 0: give one number for each input",
        () -> Value.apply((Gate) Gates.MUL));
    assertRefused(
        "the gate sum works on arrays, not on single numbers; use it with Tensor.apply",
        () -> Value.apply(new SumGate(Axis.ALL), x));
  }

  private static void assertRefused(String message, Executable mistake) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
  }
}
