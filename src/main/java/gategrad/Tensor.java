package gategrad;

import static java.util.Objects.requireNonNull;

import gategrad.array.Array;
import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import gategrad.gate.VectorGate;
import gategrad.loop.Loops;
import gategrad.loop.UpdateRule;
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
public final class Tensor extends Node implements FluentTensor {
  private final Array data;
  private final Tensor[] inputs;
  private final Recording recording;
  private char usedPasses;
  private final int[] versions; // of the inputs' numbers when the gate calculated, and of its own
  private Array grad; // made when the first gradient arrives

  Tensor(Gate gate, Array data, Recording recording, Tensor... inputs) {
    super(gate);
    this.data = data;
    this.recording = recording;
    this.inputs = inputs;
    this.versions = TensorGates.versions(data, inputs);
  }

  /** A vector (n). */
  public static Tensor of(double... numbers) {
    return of(Array.of(Shape.of(numbers.length), numbers.clone()));
  }

  /** A matrix (rows, columns); all rows must have the same length. */
  public static Tensor of(double[][] rows) {
    return of(Array.of(rows));
  }

  /** A tensor on top of an array, which is not copied. */
  public static Tensor of(Array data) {
    return new Tensor(Gates.INPUT, requireNonNull(data, "data"), Recording.GRADIENT);
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

  /** The largest of these tensors, element by element; a tie goes to the first. */
  public static Tensor maxout(Tensor first, Tensor... others) {
    return Arrays.stream(others).reduce(first, Tensor::max);
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
    return new Tensor(Gates.INPUT, data.copyAs(precision), recording);
  }

  /**
   * The same numbers, not copied, as a constant: it wants no gradient, so the backward pass skips
   * it. Mark data this way, which saves the time of its gradient.
   */
  public Tensor detach() {
    return new Tensor(Gates.INPUT, data, Recording.CONSTANT);
  }

  /**
   * The same numbers, not copied; what is calculated from them is not recorded, even where
   * parameters take part. For predictions: {@code model.forward(x.noGrad())}.
   */
  public Tensor noGrad() {
    return new Tensor(Gates.INPUT, data, Recording.OFF);
  }

  Recording recording() {
    return recording;
  }

  /** Whether gradients are calculated for this tensor. */
  public boolean requiresGrad() {
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
    return data.get(shape().index(i));
  }

  /** The element in row {@code i} and column {@code j} of a matrix, both counted from 0. */
  public double get(int i, int j) {
    return data.get(shape().index(i, j));
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
    passes = 0;
    usedPasses = 0;
  }

  /**
   * How many of the {@link #passes} in the gradient an update has used already: 0 where every step
   * begins with {@code zeroGrad}.
   */
  public int usedPasses() {
    return usedPasses;
  }

  /**
   * Moves every element of this parameter by an optimiser's rule; {@code first} and {@code second}
   * are the rule's state, arrays like {@link #data()}.
   */
  public void update(UpdateRule rule, Array first, Array second) {
    checkParameter();
    if (!first.shape().equals(shape()) || !second.shape().equals(shape())) {
      throw new IllegalArgumentException(
          "update: the parameter has shape %s, but its state %s and %s"
              .formatted(shape(), first.shape(), second.shape()));
    }
    Loops.step(rule, data, gradData(), first, second);
    updated();
  }

  /** The same by a rule without state. */
  public void update(UpdateRule rule) {
    checkParameter();
    Loops.step(rule, data, gradData());
    updated();
  }

  private void updated() {
    data.changed();
    usedPasses = passes;
  }

  private void checkParameter() {
    if (!isLeaf()) {
      throw new IllegalArgumentException(
          "update moves a parameter, but this is the result of gate '%s'".formatted(gate().name()));
    }
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(inputs);
  }

  @Override
  public List<Tensor> circuit() {
    return new Order(this).toList(Tensor[].class);
  }

  /** Applies a gate with one input to every element. */
  @Override
  public Tensor apply(UnaryGate gate) {
    return TensorGates.plug(gate, this);
  }

  /** Applies a gate with two inputs element by element; the shapes must be equal. */
  @Override
  public Tensor apply(BinaryGate gate, Tensor second) {
    return TensorGates.plug(gate, this, second);
  }

  @Override
  public Tensor apply(VectorGate gate, Tensor... others) {
    var inputs = new Tensor[others.length + 1];
    inputs[0] = this;
    System.arraycopy(others, 0, inputs, 1, others.length);
    return TensorGates.plug(gate, inputs);
  }

  @Override
  public void backward(double upstream) {
    if (data.size() != 1) {
      throw new IllegalStateException(
          "backward starts from one number, but this tensor has shape %s; call sum() or mean() first, as a loss does (notebook 07)"
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
    TensorGates.checkPrecision(gate(), this, upstream);
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
    if (!requiresGrad()) {
      throw new IllegalStateException(
          "nothing to differentiate: this tensor was not recorded, because " + recording.reason());
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

  /** {@inheritDoc} Always 0 where no gradient is wanted. */
  @Override
  public int passes() {
    return requiresGrad() ? super.passes() : 0;
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
    TensorGates.checkVersions(this, versions);
    for (Tensor input : inputs) {
      pass.countUse(input);
    }
  }

  @Override
  void distribute(BackwardPass pass) {
    if (isLeaf()) {
      countPass();
      return;
    }
    TensorGates.distribute(this, inputs);
    for (Tensor input : inputs) {
      pass.useDone(input);
    }
  }

  /** Shape, precision and the first numbers, rounded; {@link #toArray} has them all. */
  @Override
  public String toString() {
    return TensorText.of(this);
  }
}
