package gategrad;

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
import gategrad.gate.VectorGate;
import java.util.random.RandomGenerator;

/**
 * The words of {@link Fluent} and those that only vectors and matrices have: products, sums along
 * an axis, pieces, losses. Each plugs one {@link VectorGate} in.
 *
 * <p>A vector has shape (n), a matrix (rows, columns). Axis 0 runs down the rows, axis 1 along a
 * row. Shapes that do not fit are an error that names both.
 *
 * <pre>{@code
 * var x = Tensor.of(new double[][] {{1, 2}, {3, 4}});
 * x.matmul(x.transpose()).sum(0); // (2): 16 36
 * }</pre>
 */
public sealed interface FluentTensor extends Fluent<Tensor> permits Tensor {

  /** Plugs a gate on whole arrays in here, this being its first input. */
  Tensor apply(VectorGate gate, Tensor... others);

  /** The size along each axis. */
  Shape shape();

  /** Float64 or float32. */
  Precision precision();

  /** The matrix product: (n, k) times (k, m) gives (n, m). */
  default Tensor matmul(Tensor other) {
    return apply(new MatmulGate(false, false), other);
  }

  /** {@code matmul(weight).addRow(bias)} in one gate, as a linear layer has it. */
  default Tensor affine(Tensor weight, Tensor bias) {
    return apply(new AffineGate(), weight, bias);
  }

  /** This matrix, transposed, times {@code other}: (k, n) and (k, m) give (n, m). */
  default Tensor transposedMatmul(Tensor other) {
    return apply(new MatmulGate(true, false), other);
  }

  /** This matrix times {@code other}, transposed: (n, k) and (m, k) give (n, m). */
  default Tensor matmulTransposed(Tensor other) {
    return apply(new MatmulGate(false, true), other);
  }

  /** Rows become columns. */
  default Tensor transpose() {
    return apply(new TransposeGate());
  }

  /** Adds a vector to every row of this matrix; its gradient is the sum over the rows. */
  default Tensor addRow(Tensor row) {
    return apply(new AddRowGate(), row);
  }

  /** The sum of all elements, one number. */
  default Tensor sum() {
    return apply(new SumGate(Axis.ALL));
  }

  /** The sums along one axis: {@code sum(0)} of a matrix adds up each column. */
  default Tensor sum(int axis) {
    return apply(new SumGate(Axis.axis(axis)));
  }

  /** The mean of all elements, one number. */
  default Tensor mean() {
    return apply(new MeanGate(Axis.ALL));
  }

  /** The means along one axis: {@code mean(0)} of a matrix takes the mean of each column. */
  default Tensor mean(int axis) {
    return apply(new MeanGate(Axis.axis(axis)));
  }

  /** The rows with these numbers, in this order; one may be picked more than once. */
  default Tensor pickRows(int... rows) {
    return apply(new PickRowsGate(rows));
  }

  /** Puts {@code others} behind this tensor along one axis. */
  default Tensor concat(int axis, Tensor... others) {
    return apply(new ConcatGate(axis), others);
  }

  /** Rows {@code from} (included) to {@code to} (excluded), or elements of a vector. */
  default Tensor slice(int from, int to) {
    return apply(new SliceGate(0, from, to));
  }

  /** Columns {@code from} (included) to {@code to} (excluded) of a matrix. */
  default Tensor sliceColumns(int from, int to) {
    return apply(new SliceGate(1, from, to));
  }

  /** Repeats this tensor to a larger shape: a row down, a column across, one number everywhere. */
  default Tensor broadcast(Shape target) {
    return apply(new BroadcastGate(target));
  }

  /** The largest element, one number; a tie goes to the first. */
  default Tensor max() {
    return apply(new MaxAxisGate(Axis.ALL));
  }

  /** The largest elements along one axis: {@code max(1)} of a matrix takes each row's largest. */
  default Tensor max(int axis) {
    return apply(new MaxAxisGate(Axis.axis(axis)));
  }

  /**
   * Drops each element with probability {@code p} and divides the others by {@code 1 - p}, so that
   * the expected value stays: a product with a random mask.
   */
  default Tensor dropout(double p, RandomGenerator random) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException("dropout: p = " + p + "; it must be in [0, 1)");
    }
    Array mask = Array.zeros(shape(), precision());
    for (int i = 0; i < mask.size(); i++) {
      mask.set(i, random.nextDouble() < p ? 0 : 1 / (1 - p));
    }
    return mul(Tensor.of(mask).detach().named("mask"));
  }

  /** Adds random numbers of the normal distribution with standard deviation {@code sigma}. */
  default Tensor noise(double sigma, RandomGenerator random) {
    if (!(sigma >= 0)) {
      throw new IllegalArgumentException("noise: sigma = " + sigma + "; it must not be negative");
    }
    Array noise = Array.zeros(shape(), precision());
    for (int i = 0; i < noise.size(); i++) {
      noise.set(i, sigma * random.nextGaussian());
    }
    return add(Tensor.of(noise).detach().named("noise"));
  }

  /** Each row of scores as probabilities. */
  default Tensor softmax() {
    return apply(new SoftmaxGate());
  }

  /** The logarithm of the sum of the exponentials of each row. */
  default Tensor logSumExp() {
    return apply(new LogSumExpGate());
  }

  /** The mean softmax cross-entropy loss of scores (n, classes) for n labels counted from 0. */
  default Tensor softmaxCrossEntropy(int... labels) {
    return apply(new SoftmaxCrossEntropyGate(labels));
  }

  /** The mean multi-class hinge loss of scores (n, classes) for n labels counted from 0. */
  default Tensor multiClassHinge(int... labels) {
    return apply(new MultiClassHingeGate(labels));
  }
}
