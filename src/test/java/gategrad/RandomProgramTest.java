package gategrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.array.Shape;
import gategrad.gate.Gates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs of array gates against dual numbers, which share no code with the library: the
 * slope along a random direction must be the product of the gradients with that direction.
 */
class RandomProgramTest {
  private static final int ROWS = 3;
  private static final int COLUMNS = 4;
  private static final int INPUTS = 3;
  private static final int STEPS = 15;

  /** One step of a program, for tensors and for matrices of duals; all are 3 by 4. */
  private record Step(BinaryOperator<Tensor> tensor, BinaryOperator<DualMatrix> dual) {
    static Step each(UnaryOperator<Tensor> tensor, UnaryOperator<Dual> dual) {
      return new Step((x, y) -> tensor.apply(x), (x, y) -> x.each(dual));
    }

    static Step both(BinaryOperator<Tensor> tensor, BinaryOperator<Dual> dual) {
      return new Step(tensor, (x, y) -> x.with(y, dual));
    }
  }

  private static final Shape SHAPE = Shape.of(ROWS, COLUMNS);
  private static final Dual ONE = Dual.constant(1);

  private static final List<Step> STEPS_TO_CHOOSE =
      List.of(
          Step.both(Tensor::add, Dual::add),
          Step.both(Tensor::sub, Dual::sub),
          Step.both(Tensor::mul, Dual::mul),
          Step.both(Tensor::max, Dual::max),
          Step.both(Tensor::min, Dual::min),
          Step.both((x, y) -> x.div(y.square().add(1)), (x, y) -> x.div(ONE.add(y.mul(y)))),
          Step.each(Tensor::tanh, Dual::tanh),
          Step.each(Tensor::sigmoid, Dual::sigmoid),
          Step.each(Tensor::relu, Dual::relu),
          Step.each(Tensor::softplus, Dual::softplus),
          Step.each(Tensor::swish, x -> x.mul(x.sigmoid())),
          Step.each(x -> x.tanh().exp(), x -> x.tanh().exp()),
          Step.each(x -> x.square().add(1).log(), x -> ONE.add(x.mul(x)).log()),
          Step.each(x -> x.square().add(1).sqrt(), x -> ONE.add(x.mul(x)).sqrt()),
          new Step(
              (x, y) -> x.matmul(y.transpose()).matmul(x).tanh(),
              (x, y) -> x.times(y.transposed()).times(x).each(Dual::tanh)),
          new Step(
              (x, y) -> x.matmul(y.transposedMatmul(x)).tanh(),
              (x, y) -> x.times(y.transposed().times(x)).each(Dual::tanh)),
          new Step(
              (x, y) -> x.matmulTransposed(y).matmul(y).tanh(),
              (x, y) -> x.times(y.transposed()).times(y).each(Dual::tanh)),
          new Step(
              (x, y) -> x.affine(y.transposedMatmul(y), x.mean(0)).tanh(),
              (x, y) -> x.times(y.transposed().times(y)).plusRow(x.meanOfRows()).each(Dual::tanh)),
          new Step((x, y) -> x.addRow(y.sum(0)).tanh(), RandomProgramTest::plusSums),
          new Step((x, y) -> y.mean(0).broadcast(SHAPE), (x, y) -> repeated(y.meanOfRows())),
          new Step(
              (x, y) -> x.sliceColumns(1, 2).broadcast(SHAPE),
              (x, y) -> DualMatrix.of(ROWS, COLUMNS, (i, j) -> x.at(i, 1))),
          new Step((x, y) -> x.max(0).broadcast(SHAPE), (x, y) -> repeated(x.largest())),
          new Step((x, y) -> x.softmax(), (x, y) -> x.softmax()),
          new Step(
              (x, y) -> y.addRow(x.transpose().logSumExp()).tanh(),
              (x, y) -> y.plusRow(x.transposed().logSumExp()).each(Dual::tanh)),
          new Step(
              (x, y) -> x.slice(0, 1).concat(0, y.slice(1, 3)),
              (x, y) -> DualMatrix.of(ROWS, COLUMNS, (i, j) -> (i < 1 ? x : y).at(i, j))),
          new Step(
              (x, y) -> x.sliceColumns(0, 1).concat(1, y.sliceColumns(1, 4)),
              (x, y) -> DualMatrix.of(ROWS, COLUMNS, (i, j) -> (j < 1 ? x : y).at(i, j))),
          new Step(
              (x, y) -> x.pickRows(2, 0, 2),
              (x, y) -> DualMatrix.of(ROWS, COLUMNS, (i, j) -> x.at(i == 1 ? 0 : 2, j))));

  private static DualMatrix plusSums(DualMatrix x, DualMatrix y) {
    Dual[] means = y.meanOfRows();
    var rows = Dual.constant(ROWS);
    return x.plusRow(Arrays.stream(means).map(rows::mul).toArray(Dual[]::new)).each(Dual::tanh);
  }

  private static DualMatrix repeated(Dual[] row) {
    return DualMatrix.of(ROWS, COLUMNS, (i, j) -> row[j]);
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void backwardAgreesWithForwardMode(long seed) {
    check(seed, t -> t, 1e-9);
    check(seed, Tensor::toFloat32, 2e-3);
  }

  private static void check(long seed, UnaryOperator<Tensor> precision, double tolerance) {
    var random = new Random(seed);
    var inputs = new ArrayList<Tensor>();
    var duals = new ArrayList<DualMatrix>();
    var directions = new ArrayList<double[]>();
    for (int k = 0; k < INPUTS; k++) {
      var x = precision.apply(Tensor.randn(SHAPE, random));
      double[] numbers = x.toArray();
      double[] v = random.doubles(numbers.length, -1, 1).toArray();
      inputs.add(x);
      directions.add(v);
      duals.add(
          DualMatrix.of(
              ROWS, COLUMNS, (i, j) -> new Dual(numbers[i * COLUMNS + j], v[i * COLUMNS + j])));
    }
    var tensors = new ArrayList<>(inputs);
    for (int s = 0; s < STEPS; s++) {
      var step = STEPS_TO_CHOOSE.get(random.nextInt(STEPS_TO_CHOOSE.size()));
      int a = random.nextInt(tensors.size());
      int b = random.nextInt(tensors.size());
      tensors.add(step.tensor.apply(tensors.get(a), tensors.get(b)));
      duals.add(step.dual.apply(duals.get(a), duals.get(b)));
    }
    int[] labels = random.ints(ROWS, 0, COLUMNS).toArray();
    var loss = tensors.get(0).square().mean();
    var dual = duals.get(0).each(x -> x.mul(x)).mean();
    for (int k = tensors.size() - 4; k < tensors.size(); k++) {
      var score = tensors.get(k).apply(Gates.TANH);
      var scoreDual = duals.get(k).each(Dual::tanh);
      loss = loss.add(score.softmaxCrossEntropy(labels)).add(score.multiClassHinge(labels));
      dual = dual.add(scoreDual.crossEntropy(labels)).add(scoreDual.hinge(labels));
    }
    loss.backward();
    assertEquals(dual.value(), loss.item(), tolerance * Math.max(1, Math.abs(dual.value())));
    double slope = 0;
    double size = 1;
    for (int k = 0; k < INPUTS; k++) {
      double[] gradient = inputs.get(k).grad().toArray();
      for (int i = 0; i < gradient.length; i++) {
        slope += gradient[i] * directions.get(k)[i];
        size = Math.max(size, Math.abs(gradient[i]));
      }
    }
    assertTrue(slope != 0, "a program without a gradient tests nothing");
    assertEquals(dual.slope(), slope, tolerance * size);
  }
}
