package gategrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.array.Array;
import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.gate.AddRowGate;
import gategrad.gate.AffineGate;
import gategrad.gate.Axis;
import gategrad.gate.BroadcastGate;
import gategrad.gate.ConcatGate;
import gategrad.gate.LogSumExpGate;
import gategrad.gate.MatmulGate;
import gategrad.gate.MaxAxisGate;
import gategrad.gate.MeanGate;
import gategrad.gate.MultiClassHingeGate;
import gategrad.gate.PickRowsGate;
import gategrad.gate.SliceGate;
import gategrad.gate.SoftmaxCrossEntropyGate;
import gategrad.gate.SoftmaxGate;
import gategrad.gate.SumGate;
import gategrad.gate.TransposeGate;
import gategrad.gate.UnaryGate;
import gategrad.gate.VectorGate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every vector gate against central differences: for random u and v, <em>u . (J v)</em>, measured
 * by moving the input along v, must equal <em>(J<sup>T</sup> u) . v</em>, calculated by the gate.
 */
class VectorGateTest {
  /** A gate with the shapes of its inputs. */
  record Case(VectorGate gate, Shape... shapes) {
    @Override
    public String toString() {
      return gate.name() + Arrays.toString(shapes);
    }
  }

  static Stream<Case> cases() {
    var odd = List.of(Shape.of(1, 1), Shape.of(1, 4), Shape.of(5, 1), Shape.of(3, 7));
    return Stream.of(
            Stream.of(
                new Case(new ConcatGate(0), Shape.of(2, 3), Shape.of(1, 3), Shape.of(4, 3)),
                new Case(new ConcatGate(1), Shape.of(2, 3), Shape.of(2, 1)),
                new Case(new ConcatGate(0), Shape.of(2), Shape.of(5)),
                new Case(new SliceGate(0, 1, 3), Shape.of(4)),
                new Case(new SliceGate(0, 1, 2), Shape.of(3, 2)),
                new Case(new SliceGate(1, 2, 5), Shape.of(3, 6)),
                new Case(new BroadcastGate(Shape.of(3, 4)), Shape.of(4)),
                new Case(new BroadcastGate(Shape.of(3, 4)), Shape.of(3, 1)),
                new Case(new BroadcastGate(Shape.of(3, 4)), Shape.of(1, 4)),
                new Case(new BroadcastGate(Shape.of(3, 4)), Shape.of()),
                new Case(new SumGate(Axis.ALL), Shape.of()),
                new Case(new SoftmaxGate(), Shape.of(5)),
                new Case(new LogSumExpGate(), Shape.of(5)),
                new Case(new PickRowsGate(2, 0, 2), Shape.of(3, 4)),
                new Case(new PickRowsGate(0), Shape.of(1, 1))),
            odd.stream()
                .flatMap(
                    s ->
                        Stream.of(
                            new TransposeGate(),
                            new SumGate(Axis.ALL),
                            new SumGate(Axis.axis(0)),
                            new SumGate(Axis.axis(1)),
                            new MeanGate(Axis.ALL),
                            new MeanGate(Axis.axis(0)),
                            new MeanGate(Axis.axis(1)),
                            new MaxAxisGate(Axis.ALL),
                            new MaxAxisGate(Axis.axis(0)),
                            new MaxAxisGate(Axis.axis(1)),
                            new SoftmaxGate(),
                            new LogSumExpGate(),
                            new SoftmaxCrossEntropyGate(labels(s)),
                            new MultiClassHingeGate(labels(s))))
                .flatMap(
                    gate -> odd.stream().filter(s -> fits(gate, s)).map(s -> new Case(gate, s))),
            odd.stream().map(s -> new Case(new AddRowGate(), s, Shape.of(s.size(1)))),
            products())
        .flatMap(s -> s);
  }

  private static int[] labels(Shape shape) {
    return new Random(1).ints(shape.size(0), 0, shape.size(1)).toArray();
  }

  private static boolean fits(VectorGate gate, Shape shape) {
    try {
      gate.shape(shape);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Sizes around the tiles of the matrix kernel. */
  private static Stream<Case> products() {
    var sizes = List.of(1, 2, 5, 9, 35);
    return sizes.stream()
        .flatMap(
            n ->
                sizes.stream()
                    .flatMap(
                        k ->
                            Stream.of(1, 3, 18)
                                .flatMap(
                                    m ->
                                        Stream.of(
                                            new Case(
                                                new AffineGate(),
                                                Shape.of(n, k),
                                                Shape.of(k, m),
                                                Shape.of(m)),
                                            new Case(
                                                new MatmulGate(false, false),
                                                Shape.of(n, k),
                                                Shape.of(k, m)),
                                            new Case(
                                                new MatmulGate(true, false),
                                                Shape.of(k, n),
                                                Shape.of(k, m)),
                                            new Case(
                                                new MatmulGate(false, true),
                                                Shape.of(n, k),
                                                Shape.of(m, k)),
                                            new Case(
                                                new MatmulGate(true, true),
                                                Shape.of(k, n),
                                                Shape.of(m, k))))));
  }

  @Test
  void affineIsTheProductAndTheRow() {
    var random = new Random(3);
    var x = Tensor.randn(Shape.of(9, 4), random);
    var w = Tensor.randn(Shape.of(4, 6), random);
    var b = Tensor.randn(Shape.of(6), random);
    assertArrayEquals(x.matmul(w).addRow(b).toArray(), x.affine(w, b).toArray());
    var narrow = Tensor.randn(Shape.of(5), random);
    var error = assertThrows(IllegalArgumentException.class, () -> x.affine(w, narrow));
    assertTrue(error.getMessage().contains("the row (5) has 5 numbers"), error.getMessage());
  }

  /** It keeps the exponentials of its last forward pass, and must not take them for others. */
  @Test
  void oneLossGateMayBeUsedTwice() {
    var gate = new SoftmaxCrossEntropyGate(0);
    var first = Tensor.of(new double[][] {{1, 2}});
    var second = Tensor.of(new double[][] {{-3, 5}});
    var loss = first.apply(gate);
    var other = second.apply(gate);
    loss.backward();
    other.backward();
    double p = 1 / (1 + Math.exp(1));
    assertArrayEquals(new double[] {p - 1, 1 - p}, first.grad().toArray(), 1e-15);
    double q = 1 / (1 + Math.exp(8));
    assertArrayEquals(new double[] {q - 1, 1 - q}, second.grad().toArray(), 1e-15);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void backwardIsTheProductWithTheJacobian(Case c) {
    var random = new Random(7);
    var x = Arrays.stream(c.shapes).map(s -> Tensor.randn(s, random)).toArray(Tensor[]::new);
    var u = Tensor.randn(c.gate.shape(c.shapes), random);
    var z = apply(c.gate, x);
    z.backward(u);
    for (int k = 0; k < x.length; k++) {
      var v = Tensor.randn(x[k].shape(), random);
      double measured = (along(c.gate, x, k, v, 1e-6, u) - along(c.gate, x, k, v, -1e-6, u)) / 2e-6;
      double calculated = dot(x[k].grad(), v);
      assertEquals(measured, calculated, 1e-7 * (1 + Math.abs(measured)), c + ", input " + k);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void float32FollowsFloat64(Case c) {
    var random = new Random(8);
    var x = Arrays.stream(c.shapes).map(s -> Tensor.randn(s, random)).toArray(Tensor[]::new);
    // start from numbers that float32 can hold, so that ties and kinks fall the same way
    var single = Arrays.stream(x).map(Tensor::toFloat32).toArray(Tensor[]::new);
    var wide = Arrays.stream(single).map(Tensor::toFloat64).toArray(Tensor[]::new);
    var u = Tensor.randn(c.gate.shape(c.shapes), random).toFloat32();
    apply(c.gate, single).backward(u);
    apply(c.gate, wide).backward(u.toFloat64());
    assertClose(apply(c.gate, wide), apply(c.gate, single));
    for (int k = 0; k < x.length; k++) {
      assertClose(wide[k].grad(), single[k].grad());
    }
  }

  private static void assertClose(Tensor expected, Tensor actual) {
    assertEquals(Precision.FLOAT32, actual.precision());
    double[] e = expected.toArray();
    double[] a = actual.toArray();
    for (int i = 0; i < e.length; i++) {
      assertEquals(e[i], a[i], 2e-5 * (1 + Math.abs(e[i])), "element " + i);
    }
  }

  private static Tensor apply(VectorGate gate, Tensor... x) {
    return x[0].apply(gate, Arrays.copyOfRange(x, 1, x.length));
  }

  /** u . f(x + h v), where only input k moves. */
  private static double along(VectorGate gate, Tensor[] x, int k, Tensor v, double h, Tensor u) {
    Tensor[] moved = x.clone();
    moved[k] = Tensor.of(x[k].data().copyAs(Precision.FLOAT64));
    moved[k].data().addScaled(h, v.data());
    return dot(apply(gate, moved), u);
  }

  private static double dot(Tensor a, Tensor b) {
    double[] x = a.toArray();
    double[] y = b.toArray();
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** What moves numbers, or adds up nothing but zeros, keeps the sign of a zero. */
  @Test
  void negativeZeroIsKept() {
    var x = Tensor.of(new double[][] {{-0.0, 1, -0.0}, {2, -0.0, -0.0}});
    for (var y : List.of(x, x.toFloat32())) {
      assertArrayEquals(new double[] {-0.0, 2, 1, -0.0, -0.0, -0.0}, y.transpose().toArray());
      assertArrayEquals(new double[] {-0.0}, y.slice(0, 1).sliceColumns(2, 3).toArray());
      assertArrayEquals(new double[] {2, -0.0, -0.0}, y.pickRows(1).toArray());
      assertArrayEquals(new double[] {-0.0, -0.0}, y.sliceColumns(2, 3).transpose().toArray());
      assertArrayEquals(
          new double[] {-0.0, -0.0},
          y.slice(0, 1).sliceColumns(0, 1).broadcast(Shape.of(2, 1)).toArray());
      assertArrayEquals(new double[] {2, 1, -0.0}, y.sum(0).toArray());
      assertArrayEquals(new double[] {1, 0.5, -0.0}, y.mean(0).toArray());
      assertArrayEquals(new double[] {-0.0, -0.0}, y.sliceColumns(2, 3).sum(1).toArray());
      assertArrayEquals(new double[] {-0.0}, y.sliceColumns(2, 3).sum().toArray());
      assertArrayEquals(new double[] {2, 1, -0.0}, y.max(0).toArray());
      assertArrayEquals(y.toArray(), y.toFloat64().toFloat32().toArray());
    }
  }

  @Test
  void softmaxSubtractsTheLargestScoreFirst() {
    double[] p = Tensor.of(1010, 1000, 990).softmax().toArray();
    assertEquals(9.99954600e-01, p[0], 1e-9);
    assertEquals(4.53978686e-05, p[1], 1e-9);
    assertEquals(2.06106005e-09, p[2], 1e-15);
    var big = Tensor.of(new double[][] {{1e308, 1e308}});
    assertEquals(Math.log(2), big.softmaxCrossEntropy(0).item(), 1e-12);
    assertEquals(1e308, big.logSumExp().get(0));
  }

  @Test
  void crossEntropyOfEqualScoresIsTheLogarithmOfTheNumberOfClasses() {
    var scores = Tensor.zeros(Shape.of(2, 10));
    var loss = scores.softmaxCrossEntropy(3, 9);
    loss.backward();
    assertEquals(2.302585, loss.item(), 1e-6);
    assertEquals((0.1 - 1) / 2, scores.grad().get(0, 3), 1e-15);
    assertEquals(0.1 / 2, scores.grad().get(1, 0), 1e-15);
  }

  @Test
  void maximumGivesATieToTheFirst() {
    var x = Tensor.of(1, 3, 3);
    x.max().backward();
    assertEquals(List.of(0.0, 1.0, 0.0), Arrays.stream(x.grad().toArray()).boxed().toList());
    assertEquals(Double.NaN, Tensor.of(1, Double.NaN, 2).max().item());
  }

  @Test
  void dropoutKeepsTheMeanAndRepeatsWithTheSameSeed() {
    UnaryOperator<Tensor> drop = x -> x.dropout(0.25, new Random(3));
    var ones = Tensor.full(Shape.of(100, 100), 1);
    assertEquals(1, drop.apply(ones).mean().item(), 0.02);
    assertEquals(
        Arrays.toString(drop.apply(ones).toArray()), Arrays.toString(drop.apply(ones).toArray()));
    assertEquals(1, ones.dropout(0, new Random(3)).mean().item());
    assertThrows(IllegalArgumentException.class, () -> ones.dropout(1, new Random(3)));
    assertThrows(IllegalArgumentException.class, () -> ones.noise(Double.NaN, new Random(3)));
    assertEquals(
        2,
        ones.noise(2, new Random(4))
                .add(ones.mul(Tensor.full(ones.shape(), -1)))
                .apply(new Squared())
                .mean()
                .item()
            / 2,
        0.1);
  }

  record Squared() implements UnaryGate {
    @Override
    public double forward(double x) {
      return x * x;
    }

    @Override
    public double local(double x, double y) {
      return 2 * x;
    }
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(1, 2).slice(1, 3));
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(1, 2).slice(1, 1));
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(1, 2).transpose());
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(1, 2).broadcast(Shape.of(2, 3)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Tensor.zeros(Shape.of(2, 3)).concat(0, Tensor.zeros(Shape.of(2, 4))));
    assertThrows(IllegalArgumentException.class, () -> Tensor.zeros(Shape.of(0, 3)));
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(new double[0][0]));
    assertThrows(IllegalArgumentException.class, () -> Tensor.zeros(Shape.of(2, 3)).pickRows());
  }

  /** As two threads would, but the same every time. */
  @Test
  void aPassThatMeetsAnotherInTheSameNodesIsAnError() {
    var shared = Tensor.of(1, 2);
    var other = shared.square().sum();
    record Meeting(Tensor other) implements VectorGate {
      @Override
      public Shape shape(Shape... inputs) {
        return inputs[0];
      }

      @Override
      public void forward(Array[] x, Array z) {
        z.copy(0, x[0], 0, z.size());
      }

      @Override
      public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
        other.backward();
        dx.addScaled(1, dz);
      }
    }
    var loss = shared.add(shared).apply(new Meeting(other)).sum();
    String message = assertThrows(IllegalStateException.class, loss::backward).getMessage();
    assertTrue(message.startsWith("another backward pass was under way"), message);
    shared.zeroGrad();
    shared.mul(3).sum().backward();
    assertArrayEquals(new double[] {3, 3}, shared.grad().toArray());
  }
}
