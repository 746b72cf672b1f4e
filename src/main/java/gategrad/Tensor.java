package gategrad;

import static java.util.Objects.requireNonNull;

import gategrad.gate.AddRowGate;
import gategrad.gate.Array;
import gategrad.gate.BinaryGate;
import gategrad.gate.BroadcastGate;
import gategrad.gate.ConcatGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.LogSumExpGate;
import gategrad.gate.MatmulGate;
import gategrad.gate.MaxAxisGate;
import gategrad.gate.MeanGate;
import gategrad.gate.MultiClassHingeGate;
import gategrad.gate.Over;
import gategrad.gate.PickRowsGate;
import gategrad.gate.Precision;
import gategrad.gate.Shape;
import gategrad.gate.SliceGate;
import gategrad.gate.SoftmaxCrossEntropyGate;
import gategrad.gate.SoftmaxGate;
import gategrad.gate.SumGate;
import gategrad.gate.TransposeGate;
import gategrad.gate.UnaryGate;
import gategrad.gate.UpdateRule;
import gategrad.gate.VectorGate;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A vector or matrix in a circuit: the same gates as {@link Value}, on many numbers at once.
 *
 * <p>A gate of single numbers is applied element by element, to tensors of the same shape; nothing
 * is stretched unless asked ({@link #addRow}, {@link #broadcast}). A tensor keeps the inputs of its
 * gate; the backward pass multiplies the upstream gradient by the Jacobian, which is never formed.
 *
 * <pre>{@code
 * var x = Tensor.of(new double[][] {{1, 2}, {3, 4}}).detach(); // data: wants no gradient
 * var w = Tensor.of(new double[][] {{0.5}, {-0.5}});           // a parameter
 * var loss = x.matmul(w).sigmoid().mean();
 * loss.backward();
 * w.grad();
 * }</pre>
 */
public final class Tensor extends Node implements Fluent<Tensor> {
  private static final Tensor[] NO_INPUTS = {};

  /** What a tensor wants of the circuits it takes part in. */
  private enum Recording {
    /** A gradient: parameters, and everything calculated from them. */
    GRADIENT,
    /** No gradient: data. */
    CONSTANT,
    /** That nothing calculated from it is recorded. */
    OFF
  }

  private final Array data;
  private final Tensor[] inputs;
  private final Recording recording;
  private Array grad; // made when the first gradient arrives

  private Tensor(Gate gate, Array data, Recording recording, Tensor... inputs) {
    super(gate);
    this.data = data;
    this.recording = recording;
    this.inputs = inputs;
  }

  /** A vector (n). */
  public static Tensor of(double... numbers) {
    return of(Array.of(Shape.of(numbers.length), numbers.clone()));
  }

  /** A matrix (rows, columns); all rows must have the same length. */
  public static Tensor of(double[][] rows) {
    var data =
        Array.zeros(
            Shape.of(rows.length, rows.length == 0 ? 0 : rows[0].length), Precision.FLOAT64);
    int columns = data.columns();
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row %d has %d numbers, row 0 has %d; a matrix needs rows of one length"
                .formatted(i, rows[i].length, columns));
      }
      System.arraycopy(rows[i], 0, data.float64(), i * columns, columns);
    }
    return of(data);
  }

  /** A tensor on top of an array, which is not copied. */
  public static Tensor of(Array data) {
    return new Tensor(Gates.INPUT, requireNonNull(data, "data"), Recording.GRADIENT, NO_INPUTS);
  }

  /** A tensor of a given shape; {@code numbers} row by row. */
  public static Tensor of(Shape shape, double... numbers) {
    return of(Array.of(shape, numbers.clone()));
  }

  /** All zeros. */
  public static Tensor zeros(Shape shape) {
    return of(Array.zeros(shape, Precision.FLOAT64));
  }

  /** All the same number. */
  public static Tensor full(Shape shape, double number) {
    var tensor = zeros(shape);
    tensor.data.fill(number);
    return tensor;
  }

  /** Independent random numbers of the standard normal distribution. */
  public static Tensor randn(Shape shape, RandomGenerator random) {
    var tensor = zeros(shape);
    Arrays.setAll(tensor.data.float64(), i -> random.nextGaussian());
    return tensor;
  }

  /** Gives this tensor a name for pictures and messages, and returns it. */
  public Tensor named(String label) {
    label(label);
    return this;
  }

  /** The same numbers in float32, rounded to about 7 digits; for inputs and parameters only. */
  public Tensor toFloat32() {
    return to(Precision.FLOAT32);
  }

  /** The same numbers in float64; for inputs and parameters only. */
  public Tensor toFloat64() {
    return to(Precision.FLOAT64);
  }

  private Tensor to(Precision precision) {
    if (!isLeaf()) {
      throw new IllegalStateException(
          "convert the inputs of a circuit to %s, not what the gate '%s' calculated: gradients would stop here"
              .formatted(precision, gate().name()));
    }
    return new Tensor(Gates.INPUT, data.copyAs(precision), recording, NO_INPUTS);
  }

  /**
   * The same numbers, not copied, as a constant: it wants no gradient, so the backward pass skips
   * it. Mark data this way, which saves the time of its gradient.
   */
  public Tensor detach() {
    return new Tensor(Gates.INPUT, data, Recording.CONSTANT, NO_INPUTS);
  }

  /**
   * The same numbers, not copied; what is calculated from them is not recorded, even where
   * parameters take part. For predictions: {@code model.forward(x.withoutRecording())}.
   */
  public Tensor withoutRecording() {
    return new Tensor(Gates.INPUT, data, Recording.OFF, NO_INPUTS);
  }

  /** Whether gradients are calculated for this tensor. */
  public boolean wantsGradient() {
    return recording == Recording.GRADIENT;
  }

  /** The size along each axis. */
  public Shape shape() {
    return data.shape();
  }

  /** Float64 or float32. */
  public Precision precision() {
    return data.precision();
  }

  /** The only number of a tensor with one element. */
  public double item() {
    if (data.size() != 1) {
      throw new IllegalStateException(
          "item() reads a tensor of one number, but this one has shape " + shape() + "; use get");
    }
    return data.get(0);
  }

  /** Element {@code i} of a vector. */
  public double get(int i) {
    checkRank(1);
    checkIndex(0, i);
    return data.get(i);
  }

  /** The element in row {@code i} and column {@code j} of a matrix, both counted from 0. */
  public double get(int i, int j) {
    checkRank(2);
    checkIndex(0, i);
    checkIndex(1, j);
    return data.get(i * data.columns() + j);
  }

  private void checkRank(int rank) {
    if (shape().rank() != rank) {
      throw new IllegalArgumentException(
          "get with %d indices, but shape %s has %d axes".formatted(rank, shape(), shape().rank()));
    }
  }

  private void checkIndex(int axis, int i) {
    if (i < 0 || i >= shape().size(axis)) {
      throw new IllegalArgumentException(
          "index %d of axis %d is outside shape %s".formatted(i, axis, shape()));
    }
  }

  /** A copy of the numbers, row by row. */
  public double[] toArray() {
    return data.toDoubles();
  }

  /** The numbers themselves, not a copy: what an optimiser changes. */
  public Array data() {
    return data;
  }

  /** The gradient itself, not a copy; zeros before the first {@code backward}. */
  public Array gradData() {
    if (grad == null) {
      grad = data.zerosLike();
    }
    return grad;
  }

  /** A copy of the gradient; zeros before the first {@code backward}. */
  public Tensor grad() {
    return of(gradData().copyAs(precision())).detach();
  }

  /** Sets the gradient to zero, as before every step of gradient descent. */
  public void zeroGrad() {
    clearGradient();
  }

  /**
   * Moves every element of this parameter by an optimiser's rule; {@code first} and {@code second}
   * are the rule's memory, arrays like {@link #data()}.
   */
  public void update(UpdateRule rule, Array first, Array second) {
    if (!isLeaf() || !first.shape().equals(shape()) || !second.shape().equals(shape())) {
      throw new IllegalArgumentException(
          "update moves a parameter with memory like it, but this is %s, and the memory %s and %s"
              .formatted(
                  isLeaf() ? "a leaf " + shape() : "the result of gate '" + gate().name() + "'",
                  first.shape(),
                  second.shape()));
    }
    Loops.step(rule, data, gradData(), first, second);
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(inputs);
  }

  /** Applies a gate with one input to every element. */
  @Override
  public Tensor apply(UnaryGate gate) {
    Array y = data.zerosLike();
    Loops.forward(gate, data, y);
    return result(gate, y, this);
  }

  /** Applies a gate with two inputs element by element; the shapes must be equal. */
  @Override
  public Tensor apply(BinaryGate gate, Tensor second) {
    requireNonNull(second, "the second input of " + gate.name());
    if (!shape().equals(second.shape())) {
      throw new IllegalArgumentException(
          "%s works element by element, but the shapes are %s and %s (%s); see addRow and broadcast"
              .formatted(gate.name(), shape(), second.shape(), shape().difference(second.shape())));
    }
    checkPrecision(gate, this, second);
    Array z = data.zerosLike();
    Loops.forward(gate, data, second.data, z);
    return result(gate, z, this, second);
  }

  /** Applies a gate on whole arrays, {@code this} being its first input. */
  public Tensor apply(VectorGate gate, Tensor... others) {
    var all = new Tensor[others.length + 1];
    all[0] = this;
    System.arraycopy(others, 0, all, 1, others.length);
    checkPrecision(gate, all);
    Shape shape = gate.shape(Arrays.stream(all).map(Tensor::shape).toArray(Shape[]::new));
    Array z = Array.zeros(shape, precision());
    gate.forward(arrays(all), z);
    return result(gate, z, all);
  }

  private static Array[] arrays(Tensor[] tensors) {
    var arrays = new Array[tensors.length];
    for (int k = 0; k < tensors.length; k++) {
      arrays[k] = tensors[k].data;
    }
    return arrays;
  }

  private static void checkPrecision(Gate gate, Tensor... tensors) {
    for (Tensor tensor : tensors) {
      if (tensor.precision() != tensors[0].precision()) {
        throw new IllegalArgumentException(
            "%s: the inputs mix %s %s with %s %s; convert one with toFloat32() or toFloat64()"
                .formatted(
                    gate.name(),
                    tensors[0].precision(),
                    tensors[0].shape(),
                    tensor.precision(),
                    tensor.shape()));
      }
    }
  }

  private static Tensor result(Gate gate, Array data, Tensor... inputs) {
    var recording = Recording.CONSTANT;
    for (Tensor input : inputs) {
      if (input.recording == Recording.OFF) {
        return new Tensor(Gates.INPUT, data, Recording.OFF, NO_INPUTS);
      }
      if (input.recording == Recording.GRADIENT) {
        recording = Recording.GRADIENT;
      }
    }
    return recording == Recording.GRADIENT
        ? new Tensor(gate, data, recording, inputs)
        : new Tensor(Gates.INPUT, data, recording, NO_INPUTS);
  }

  /** The matrix product: (n, k) times (k, m) gives (n, m). */
  public Tensor matmul(Tensor other) {
    return apply(new MatmulGate(false, false, PlainMultiply.INSTANCE), other);
  }

  /** This matrix, transposed, times {@code other}: (k, n) and (k, m) give (n, m). */
  public Tensor transposedMatmul(Tensor other) {
    return apply(new MatmulGate(true, false, PlainMultiply.INSTANCE), other);
  }

  /** This matrix times {@code other}, transposed: (n, k) and (m, k) give (n, m). */
  public Tensor matmulTransposed(Tensor other) {
    return apply(new MatmulGate(false, true, PlainMultiply.INSTANCE), other);
  }

  /** Rows become columns. */
  public Tensor transpose() {
    return apply(new TransposeGate());
  }

  /** Adds a vector to every row of this matrix; its gradient is the sum over the rows. */
  public Tensor addRow(Tensor row) {
    return apply(new AddRowGate(), row);
  }

  /** The sum of all elements, one number. */
  public Tensor sum() {
    return apply(new SumGate(Over.ALL));
  }

  /** The sums along one axis: {@code sum(0)} of a matrix adds up each column. */
  public Tensor sum(int axis) {
    return apply(new SumGate(Over.axis(axis)));
  }

  /** The mean of all elements, one number. */
  public Tensor mean() {
    return apply(new MeanGate(Over.ALL));
  }

  /** The means along one axis: {@code mean(0)} of a matrix takes the mean of each column. */
  public Tensor mean(int axis) {
    return apply(new MeanGate(Over.axis(axis)));
  }

  /** The rows with these numbers, in this order; one may be picked more than once. */
  public Tensor pickRows(int... rows) {
    return apply(new PickRowsGate(rows));
  }

  /** Puts {@code others} behind this tensor along one axis. */
  public Tensor concat(int axis, Tensor... others) {
    return apply(new ConcatGate(axis), others);
  }

  /** Rows {@code from} (included) to {@code to} (excluded), or elements of a vector. */
  public Tensor slice(int from, int to) {
    return apply(new SliceGate(0, from, to));
  }

  /** Columns {@code from} (included) to {@code to} (excluded) of a matrix. */
  public Tensor sliceColumns(int from, int to) {
    return apply(new SliceGate(1, from, to));
  }

  /** Repeats this tensor to a larger shape: a row down, a column across, one number everywhere. */
  public Tensor broadcast(Shape target) {
    return apply(new BroadcastGate(target));
  }

  /** The largest element, one number; a tie goes to the first. */
  public Tensor max() {
    return apply(new MaxAxisGate(Over.ALL));
  }

  /** The largest elements along one axis: {@code max(1)} of a matrix takes each row's largest. */
  public Tensor max(int axis) {
    return apply(new MaxAxisGate(Over.axis(axis)));
  }

  /**
   * Drops each element with probability {@code p} and divides the others by {@code 1 - p}, so that
   * the expected value stays: a product with a random mask.
   */
  public Tensor dropout(double p, RandomGenerator random) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException("dropout: p = " + p + "; it must be in [0, 1)");
    }
    Array mask = data.zerosLike();
    for (int i = 0; i < mask.size(); i++) {
      mask.set(i, random.nextDouble() < p ? 0 : 1 / (1 - p));
    }
    return mul(of(mask).detach().named("mask"));
  }

  /** Adds random numbers of the normal distribution with standard deviation {@code sigma}. */
  public Tensor noise(double sigma, RandomGenerator random) {
    if (!(sigma >= 0)) {
      throw new IllegalArgumentException("noise: sigma = " + sigma + "; it must not be negative");
    }
    Array noise = data.zerosLike();
    for (int i = 0; i < noise.size(); i++) {
      noise.set(i, sigma * random.nextGaussian());
    }
    return add(of(noise).detach().named("noise"));
  }

  /** The largest of these tensors, element by element; a tie goes to the first. */
  public static Tensor maxout(Tensor first, Tensor... others) {
    return Arrays.stream(others).reduce(first, Tensor::max);
  }

  /** Each row of scores as probabilities. */
  public Tensor softmax() {
    return apply(new SoftmaxGate());
  }

  /** The logarithm of the sum of the exponentials of each row. */
  public Tensor logSumExp() {
    return apply(new LogSumExpGate());
  }

  /** The mean softmax cross-entropy loss of scores (n, classes) for n labels counted from 0. */
  public Tensor softmaxCrossEntropy(int... labels) {
    return apply(new SoftmaxCrossEntropyGate(labels));
  }

  /** The mean multi-class hinge loss of scores (n, classes) for n labels counted from 0. */
  public Tensor multiClassHinge(int... labels) {
    return apply(new MultiClassHingeGate(labels));
  }

  @Override
  public void backward(double upstream) {
    if (data.size() != 1) {
      throw new IllegalStateException(
          "backward starts from one number, but this tensor has shape %s; call sum() or mean() first"
              .formatted(shape()));
    }
    checkRecorded();
    super.backward(upstream);
  }

  /**
   * The backward pass from a tensor of any shape: {@code upstream} is the gradient that arrives
   * here, and every input receives its product with the Jacobian.
   */
  public void backward(Tensor upstream) {
    if (!shape().equals(upstream.shape())) {
      throw new IllegalArgumentException(
          "the upstream gradient has shape %s, but this tensor %s (%s)"
              .formatted(upstream.shape(), shape(), upstream.shape().difference(shape())));
    }
    checkPrecision(gate(), this, upstream);
    checkRecorded();
    var pass = new BackwardPass(this);
    gradData().addScaled(1, upstream.data);
    pass.run();
  }

  /**
   * All partial derivatives of this tensor with respect to {@code input}, one by one, for looking
   * at: a backward pass per element. A large one is refused, with what it would cost.
   */
  public Jacobian jacobian(Tensor input) {
    checkRecorded();
    return Jacobian.of(this, input);
  }

  private void checkRecorded() {
    if (recording != Recording.GRADIENT) {
      throw new IllegalStateException(
          "nothing to differentiate: this tensor was not recorded, because "
              + (recording == Recording.OFF
                  ? "recording was off for its inputs"
                  : "none of its inputs wants a gradient (see detach)"));
    }
  }

  @Override
  int inputCount() {
    return inputs.length;
  }

  @Override
  Node input(int k) {
    return inputs[k];
  }

  @Override
  void clearGradient() {
    if (grad != null) {
      grad.fill(0);
    }
  }

  @Override
  void seed(double upstream) {
    gradData().add(0, upstream);
  }

  @Override
  void countUses(BackwardPass pass) {
    for (Tensor input : inputs) {
      pass.countUse(input);
    }
  }

  @Override
  void distribute(BackwardPass pass) {
    distribute();
    for (Tensor input : inputs) {
      pass.useDone(input);
    }
  }

  private void distribute() {
    if (gate() instanceof UnaryGate unary) {
      Loops.backward(unary, inputs[0].data, data, grad, inputs[0].gradData());
    } else if (gate() instanceof BinaryGate binary) {
      distribute(binary, inputs[0], inputs[1]);
    } else if (gate() instanceof VectorGate vector) {
      Array[] x = arrays(inputs);
      for (int k = 0; k < inputs.length; k++) {
        if (inputs[k].wantsGradient()) {
          vector.backward(k, x, data, grad, inputs[k].gradData());
        }
      }
    }
  }

  private void distribute(BinaryGate gate, Tensor x, Tensor y) {
    if (x.wantsGradient()) {
      Loops.backwardX(gate, x.data, y.data, data, grad, x.gradData());
    }
    if (y.wantsGradient()) {
      Loops.backwardY(gate, x.data, y.data, data, grad, y.gradData());
    }
  }

  /** Shape, precision and the first numbers, rounded; {@link #toArray} has them all. */
  @Override
  public String toString() {
    return TensorText.of(this);
  }
}
