package gategrad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gategrad.array.Precision;
import gategrad.array.Shape;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums of many equal numbers: added up in a row, their error would grow with how many they are. */
class ReductionTest {
  private static final int MANY = 1 << 19;
  private static final double TENTH = 0.1f;

  private static Tensor full(Precision precision, int... sizes) {
    var tensor = Tensor.full(Shape.of(sizes), TENTH);
    return precision == Precision.FLOAT32 ? tensor.toFloat32() : tensor;
  }

  /** Right to a few units of the last digit. */
  private static void assertSums(double expected, Precision precision, double... sums) {
    double digit = precision == Precision.FLOAT32 ? 0x1p-24 : 0x1p-53;
    for (double sum : sums) {
      assertEquals(expected, sum, 16 * digit * Math.abs(expected));
    }
  }

  /** The gradient of x where a tenth arrives at each element of f(x). */
  private static double[] gradient(Tensor x, UnaryOperator<Tensor> f) {
    var y = f.apply(x);
    var upstream = y.data().zerosLike();
    upstream.fill(TENTH);
    y.backward(Tensor.of(upstream));
    return x.grad().toArray();
  }

  @Test
  void tenMillionTenthsHaveTheMeanOfATenth() {
    var mean = Tensor.full(Shape.of(10_000_000), 0.1).toFloat32().mean();
    assertEquals(0.1f, (float) mean.item());
  }

  @ParameterizedTest
  @EnumSource
  void sumsAndMeans(Precision precision) {
    double expected = MANY * TENTH;
    assertSums(expected, precision, full(precision, MANY).sum().item());
    assertSums(expected, precision, full(precision, MANY, 3).sum(0).toArray());
    assertSums(expected, precision, full(precision, 3, MANY).sum(1).toArray());
    assertSums(expected, precision, full(precision, 2, MANY, 2).sum(1).toArray());
    assertSums(TENTH, precision, full(precision, MANY, 3).mean(0).toArray());
    assertSums(TENTH, precision, full(precision, 3, MANY).mean(1).toArray());
    assertSums(TENTH, precision, full(precision, 5000, 784).mean().item());
  }

  @ParameterizedTest
  @EnumSource
  void gradientsOfWhatIsUsedOften(Precision precision) {
    double expected = MANY * TENTH;
    var matrix = full(precision, MANY, 3).detach();
    var x = full(precision, MANY, 2).detach();
    var w = full(precision, 2, 3).detach();
    assertSums(expected, precision, gradient(full(precision, 3), matrix::addRow));
    assertSums(expected, precision, gradient(full(precision, 3), b -> x.affine(w, b)));
    var large = Shape.of(2, MANY, 3);
    assertSums(2 * expected, precision, gradient(full(precision, 3), b -> b.broadcast(large)));
    assertSums(expected, precision, gradient(full(precision, 2, 1, 3), b -> b.broadcast(large)));
    assertSums(6 * expected, precision, gradient(full(precision), b -> b.broadcast(large)));
    int[] often = new int[MANY];
    assertSums(expected, precision, gradient(full(precision, 1, 3), b -> b.pickRows(often)));
  }

  @ParameterizedTest
  @EnumSource
  void productsWithALongInnerSide(Precision precision) {
    var wide = full(precision, 2, MANY);
    var tall = full(precision, MANY, 3);
    assertProducts(precision, wide.matmul(tall).toArray());
    assertProducts(precision, full(precision, MANY, 2).transposedMatmul(tall).toArray());
    assertProducts(precision, wide.matmulTransposed(full(precision, 3, MANY)).toArray());
    var x = full(precision, MANY, 2).detach();
    assertProducts(precision, gradient(full(precision, 2, 3), x::matmul));
    var y = full(precision, 2, MANY).detach();
    assertProducts(precision, gradient(full(precision, 3, 2), w -> w.matmul(y)));
  }

  /** 512 products are added in a row before they are added pairwise. */
  private static void assertProducts(Precision precision, double... sums) {
    double digit = precision == Precision.FLOAT32 ? 0x1p-24 : 0x1p-53;
    for (double sum : sums) {
      assertEquals(1, sum / (MANY * TENTH * TENTH), 128 * digit);
    }
  }

  @ParameterizedTest
  @EnumSource
  void lossesAndScores(Precision precision) {
    var labels = new int[MANY];
    var scores = full(precision, MANY, 2);
    assertSums(Math.log(2), precision, scores.softmaxCrossEntropy(labels).item());
    assertSums(1, precision, scores.multiClassHinge(labels).item());
    var row = full(precision, MANY);
    assertSums(TENTH + Math.log(MANY), precision, row.logSumExp().item());
    assertSums(1.0 / MANY, precision, row.softmax().toArray());
    assertSums(TENTH / MANY, precision, gradient(row, Tensor::logSumExp));
    var many = full(precision, 1, MANY);
    var hinge = many.multiClassHinge(0);
    hinge.backward();
    assertSums(1 - MANY, precision, many.grad().get(0, 0));
  }
}
