package gategrad.mistake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import gategrad.Value;
import gategrad.array.Array;
import gategrad.array.Shape;
import gategrad.gate.About;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import gategrad.gate.VectorGate;
import gategrad.nn.Mode;
import gategrad.nn.Sequential;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** The first wrong gate of circuits in which everything else is right. */
class WrongGateTest {
  /** A gate of one input with a local gradient of a learner's. */
  private record Own(String name, UnaryGate forward, DoubleBinaryOperator slope)
      implements UnaryGate {
    @Override
    public About about() {
      return About.of(name, name);
    }

    @Override
    public double forward(double x) {
      return forward.forward(x);
    }

    @Override
    public double local(double x, double y) {
      return slope.applyAsDouble(x, y);
    }
  }

  /** A product whose second local gradient a learner chose. */
  private record OwnProduct(double factor) implements BinaryGate {
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
      return factor * x;
    }
  }

  private static String named(UnaryGate gate) {
    var x = Value.of(1.3).named("x");
    var f = x.mul(2).apply(gate).add(x).square();
    var diagnosis = Finder.of(f, new Random(1));
    assertTrue(diagnosis.place().contains("first wrong gate"), diagnosis::text);
    assertEquals(0, x.grad());
    return diagnosis.named().orElse(diagnosis.text());
  }

  @Test
  void mistakesOfOneInputAreNamed() {
    assertEquals("gate.sign", named(new Own("mine", Gates.TANH, (x, y) -> y * y - 1)));
    assertEquals(
        "sigmoid.from-input", named(new Own("sigmoid", Gates.SIGMOID, (x, y) -> x * (1 - x))));
    assertEquals("tanh.no-square", named(new Own("tanh", Gates.TANH, (x, y) -> 1 - y)));
    assertEquals("exp.power-rule", named(new Own("exp", Gates.EXP, (x, y) -> x * Math.exp(x - 1))));
    assertEquals("log.not-inverted", named(new Own("log", Gates.LOG, (x, y) -> x)));
    assertEquals(
        "forward.other-gate", named(new Own("sigmoid", Gates.TANH, (x, y) -> y * (1 - y))));
  }

  @Test
  void theLastWrongGateOfTheForwardPassIsFirst() {
    var x = Value.of(1.3).named("x");
    var inner = x.apply(new Own("inner", Gates.TANH, (a, b) -> 0)).named("i");
    var outer = inner.apply(new Own("outer", Gates.SQUARE, (a, b) -> a));
    var diagnosis = Finder.of(outer.add(x), new Random(1));
    assertTrue(diagnosis.place().contains("outer (i = "), diagnosis::text);
  }

  @Test
  void mistakesOfTwoInputsAreNamed() {
    var f = Value.of(2).apply(new OwnProduct(-1), Value.of(5)).add(1);
    assertEquals(Optional.of("two.sign-second"), Finder.of(f, new Random(1)).named());
    var odd = Value.of(2).apply(new OwnProduct(1.7), Value.of(5));
    var diagnosis = Finder.of(odd, new Random(1));
    assertEquals(List.of(), diagnosis.mistakes(), diagnosis::text);
    assertTrue(diagnosis.text().contains("expected [5, 2], got [5, 3.4]"), diagnosis::text);
  }

  @Test
  void rightGatesAreRight() {
    for (Gate gate : Gates.all()) {
      if (gate instanceof UnaryGate || gate instanceof BinaryGate) {
        var diagnosis = Finder.of(gate, new Random(1));
        assertTrue(diagnosis.right(), () -> gate.name() + diagnosis.text());
      }
    }
  }

  @Test
  void aNetOfTensorsIsRight() {
    var random = new Random(1);
    var net = Sequential.mlp(random, 3, 5, 2);
    var x = Tensor.randn(Shape.of(4, 3), random);
    var loss = net.forward(x, Mode.EVALUATION).softmaxCrossEntropy(0, 1, 1, 0);
    var diagnosis = Finder.of(loss, random);
    assertTrue(diagnosis.right(), diagnosis::text);
    var zeros = Tensor.zeros(Shape.of(2, 3)).relu().sum(); // at its kinks
    assertTrue(Finder.of(zeros, random).right());
  }

  /** The sum of each row, whose backward a learner wrote. */
  private record RowSums(Rule rule) implements VectorGate {
    interface Rule {
      void backward(Array x, Array dz, Array dx);
    }

    @Override
    public Shape shape(Shape... inputs) {
      return Shape.of(inputs[0].rows());
    }

    @Override
    public void forward(Array[] x, Array z) {
      for (int i = 0; i < x[0].size(); i++) {
        z.add(i / x[0].columns(), x[0].get(i) * x[0].get(i));
      }
    }

    @Override
    public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
      rule.backward(x[0], dz, dx);
    }
  }

  private static Diagnosis vector(RowSums.Rule rule) {
    var random = new Random(1);
    var x = Tensor.randn(Shape.of(3, 4), random).named("x");
    return Finder.of(x.apply(new RowSums(rule)).tanh().sum(), random);
  }

  private static double right(Array x, Array dz, int i) {
    return 2 * x.get(i) * dz.get(i / x.columns());
  }

  @Test
  void mistakesOfWholeArraysAreNamed() {
    assertTrue(vector((x, dz, dx) -> each(dx, i -> dx.add(i, right(x, dz, i)))).right());
    assertNamed("vector.overwrites", (x, dz, dx) -> each(dx, i -> dx.set(i, right(x, dz, i))));
    assertNamed("vector.sign", (x, dz, dx) -> each(dx, i -> dx.add(i, -right(x, dz, i))));
    assertNamed("vector.zero", (x, dz, dx) -> {});
    assertNamed("vector.halved", (x, dz, dx) -> each(dx, i -> dx.add(i, right(x, dz, i) / 2)));
    assertEquals( // as many outputs as rows: nobody can tell
        List.of("vector.mean", "vector.mean-of-output"),
        vector((x, dz, dx) -> each(dx, i -> dx.add(i, right(x, dz, i) / 3))).mistakes());
    assertNamed("vector.upstream-forgotten", (x, dz, dx) -> each(dx, i -> dx.add(i, 2 * x.get(i))));
    assertNamed("vector.inputs", (x, dz, dx) -> each(dx, i -> dx.add(i, x.get(i))));
    assertNamed(
        "vector.transposed",
        (x, dz, dx) -> each(dx, i -> dx.add(i, right(x, dz, i % 3 * 4 + i / 3))));
    var strange = vector((x, dz, dx) -> each(dx, i -> dx.add(i, right(x, dz, i) + i)));
    assertEquals(List.of(), strange.mistakes(), strange::text);
    assertTrue(strange.gap().isPresent());
  }

  private static void assertNamed(String mistake, RowSums.Rule rule) {
    var diagnosis = vector(rule);
    assertEquals(Optional.of(mistake), diagnosis.named(), diagnosis::text);
  }

  private static void each(Array array, IntConsumer action) {
    for (int i = 0; i < array.size(); i++) {
      action.accept(i);
    }
  }
}
