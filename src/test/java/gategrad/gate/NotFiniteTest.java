package gategrad.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import gategrad.Value;
import gategrad.array.Shape;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule for NaN and infinity that the package states, for every gate. */
class NotFiniteTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  /** Their local gradient is the same for every number. */
  private static final Set<String> STRAIGHT =
      Set.of("neg", "linear", "add_constant", "mul_constant", "div_constant");

  static Stream<GateBank.Unary> unary() {
    return GateBank.unary().stream();
  }

  static Stream<GateBank.Binary> binary() {
    return GateBank.binary().stream();
  }

  /** Output and gradient of a gate on both levels and in both precisions, which must agree. */
  private static double[] run(UnaryGate gate, double number) {
    var x = Value.of(number);
    var y = x.apply(gate);
    y.backward();
    var found = new double[] {y.data(), x.grad()};
    for (var t : List.of(Tensor.of(number), Tensor.of(number).toFloat32())) {
      var z = t.apply(gate);
      z.backward();
      assertArrayEquals(
          found, new double[] {z.item(), t.grad().item()}, 1e-6, () -> gate + " at " + number);
    }
    return found;
  }

  private static double[] run(BinaryGate gate, double first, double second) {
    var x = Value.of(first);
    var y = Value.of(second);
    var z = x.apply(gate, y);
    z.backward();
    var found = new double[] {z.data(), x.grad(), y.grad()};
    for (UnaryOperator<Tensor> precision :
        List.<UnaryOperator<Tensor>>of(Tensor::toFloat64, Tensor::toFloat32)) {
      var u = precision.apply(Tensor.of(first));
      var v = precision.apply(Tensor.of(second));
      var w = u.apply(gate, v);
      w.backward();
      assertArrayEquals(
          found,
          new double[] {w.item(), u.grad().item(), v.grad().item()},
          1e-6,
          () -> gate + " at " + first + " and " + second);
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("unary")
  void notANumberComesOutAndGoesBack(GateBank.Unary entry) {
    double[] found = run(entry.gate(), NAN);
    if (entry.gate().equals(new PowConstantGate(0))) {
      assertArrayEquals(new double[] {1, 0}, found);
    } else {
      assertTrue(Double.isNaN(found[0]));
      assertEquals(!STRAIGHT.contains(entry.gate().name()), Double.isNaN(found[1]));
    }
  }

  @ParameterizedTest
  @MethodSource("unary")
  void infinityIsTheLimit(GateBank.Unary entry) {
    for (double sign : new double[] {-1, 1}) {
      double far = sign * 1e200;
      double y = entry.gate().forward(far);
      double slope = entry.gate().local(far, y);
      if (Double.isNaN(y)) { // outside the domain
        continue;
      }
      assertArrayEquals(
          new double[] {limit(y), limit(slope)},
          run(entry.gate(), sign * INF),
          1e-6,
          () -> entry + " at " + sign + " times infinity");
    }
  }

  /** Where a function goes that is here already at 1e200. */
  private static double limit(double number) {
    return Math.abs(number) > 100 ? Math.signum(number) * INF : number;
  }

  @ParameterizedTest
  @MethodSource("unary")
  void outsideTheDomainTheGradientIsNoNumberEither(GateBank.Unary entry) {
    double[] found = run(entry.gate(), -1.5);
    assertEquals(Double.isNaN(found[0]), Double.isNaN(found[1]));
  }

  @ParameterizedTest
  @MethodSource("binary")
  void notANumberReachesEveryGradientThatDependsOnIt(GateBank.Binary entry) {
    double[] first = run(entry.gate(), NAN, 2);
    double[] second = run(entry.gate(), 2, NAN);
    double[] expectedFirst;
    double[] expectedSecond;
    switch (entry.gate().name()) {
      case "add" -> expectedFirst = expectedSecond = new double[] {NAN, 1, 1};
      case "sub" -> expectedFirst = expectedSecond = new double[] {NAN, 1, -1};
      case "mul" -> {
        expectedFirst = new double[] {NAN, 2, NAN};
        expectedSecond = new double[] {NAN, NAN, 2};
      }
      case "div" -> {
        expectedFirst = new double[] {NAN, 0.5, NAN};
        expectedSecond = new double[] {NAN, NAN, NAN};
      }
      case "prelu" -> {
        expectedFirst = new double[] {NAN, NAN, NAN};
        expectedSecond = new double[] {2, 1, 0};
      }
      default -> expectedFirst = expectedSecond = new double[] {NAN, NAN, NAN};
    }
    assertArrayEquals(expectedFirst, first);
    assertArrayEquals(expectedSecond, second);
  }

  @Test
  void infinityIsLargerThanAnyNumber() {
    assertArrayEquals(new double[] {INF, 1, 0}, run(Gates.MAX, INF, 3));
    assertArrayEquals(new double[] {INF, 0, 1}, run(Gates.MAX, 3, INF));
    assertArrayEquals(new double[] {-INF, 1, 0}, run(Gates.MIN, -INF, 3));
    assertArrayEquals(new double[] {INF, 1, 0}, run(Gates.MAX, INF, INF));
  }

  @Test
  void zeroToThePowerOfZero() {
    assertArrayEquals(new double[] {1, 0, 0}, run(Gates.POW, 0, 0));
    assertArrayEquals(new double[] {0, 0, 0}, run(Gates.POW, 0, 2));
    assertArrayEquals(new double[] {0, 1, 0}, run(Gates.POW, 0, 1));
    assertArrayEquals(new double[] {1, 0, Math.log(2)}, run(Gates.POW, 2, 0), 1e-15);
  }

  @Test
  void logarithmsOfNegativeZero() {
    assertArrayEquals(new double[] {-INF, INF}, run(Gates.LOG, -0.0));
    assertArrayEquals(new double[] {-0.0, INF}, run(Gates.SQRT, -0.0));
  }

  /** Gradients of a result of arrays, in both precisions. */
  private static double[] gradient(UnaryOperator<Tensor> f, Tensor x) {
    var single = x.toFloat32();
    f.apply(x).sum().backward();
    f.apply(single).sum().backward();
    assertArrayEquals(x.grad().toArray(), single.grad().toArray(), 1e-6);
    return x.grad().toArray();
  }

  @Test
  void aMaximumOverNotANumberHasNoNumberAsGradient() {
    assertArrayEquals(new double[] {NAN, NAN, NAN}, gradient(Tensor::max, Tensor.of(1, NAN, 3)));
    var rows = Tensor.of(new double[][] {{1, NAN}, {5, 4}});
    assertArrayEquals(new double[] {NAN, NAN, 1, 0}, gradient(x -> x.max(1), rows));
    assertArrayEquals(new double[] {0, 1}, gradient(Tensor::max, Tensor.of(1, INF)));
    assertArrayEquals(new double[] {1, 0}, gradient(Tensor::max, Tensor.of(-INF, -INF)));
  }

  @Test
  void infiniteScoresShareAlikeAndTheOthersGetNothing() {
    assertArrayEquals(new double[] {1, 0}, Tensor.of(INF, 0).softmax().toArray());
    assertArrayEquals(new double[] {0.5, 0, 0.5}, Tensor.of(INF, 0, INF).softmax().toArray());
    assertArrayEquals(new double[] {0.5, 0.5}, Tensor.of(-INF, -INF).softmax().toArray());
    assertArrayEquals(new double[] {0, 1}, Tensor.of(-INF, 0).softmax().toArray());
    assertEquals(INF, Tensor.of(INF, 0).logSumExp().item());
    assertEquals(-INF, Tensor.of(-INF, -INF).logSumExp().item());
    assertArrayEquals(new double[] {1, 0}, gradient(Tensor::logSumExp, Tensor.of(INF, 0)));
    assertArrayEquals(new double[] {0.5, 0.5}, gradient(Tensor::logSumExp, Tensor.of(INF, INF)));
    assertEquals(0, scores(INF, 0).softmaxCrossEntropy(0).item());
    assertEquals(INF, scores(INF, 0).softmaxCrossEntropy(1).item());
    assertArrayEquals(
        new double[] {0, 0}, gradient(x -> x.softmaxCrossEntropy(0), scores(INF, 0)), 0);
    assertArrayEquals(
        new double[] {1, -1}, gradient(x -> x.softmaxCrossEntropy(1), scores(INF, 0)), 0);
  }

  private static Tensor scores(double... row) {
    return Tensor.of(new double[][] {row});
  }

  @Test
  void aRowWithNotANumberIsLostAndTheOthersAreNot() {
    var x = Tensor.of(new double[][] {{1, NAN, 2}, {1, 2, 3}});
    for (UnaryOperator<Tensor> f :
        List.<UnaryOperator<Tensor>>of(
            Tensor::softmax,
            Tensor::logSumExp,
            s -> s.softmaxCrossEntropy(1, 1),
            s -> s.multiClassHinge(1, 1),
            s -> s.max(1))) {
      x.zeroGrad();
      double[] gradient = gradient(f, Tensor.of(x.data()));
      assertTrue(DoubleStream.of(gradient).limit(3).allMatch(Double::isNaN));
      boolean oneLoss = f.apply(x).shape().equals(Shape.of());
      assertTrue(oneLoss || DoubleStream.of(gradient).skip(3).allMatch(Double::isFinite));
    }
  }

  @Test
  void aSmallLossOfTheRightClassKeepsItsDigits() {
    for (double score : new double[] {5, 10, 20, 30}) {
      var x = scores(score, 0);
      double loss = Math.log1p(Math.exp(-score));
      double others = 1 / (1 + Math.exp(score));
      var single = x.toFloat32();
      for (var s : List.of(x, single)) {
        var result = s.softmaxCrossEntropy(0);
        result.backward();
        assertEquals(loss, result.item(), 1e-7 * loss);
        assertEquals(-others, s.grad().get(0, 0), 1e-7 * others);
        assertEquals(others, s.grad().get(0, 1), 1e-7 * others);
      }
    }
  }
}
