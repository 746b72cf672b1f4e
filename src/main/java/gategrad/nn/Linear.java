package gategrad.nn;

import gategrad.Tensor;
import gategrad.array.Precision;
import gategrad.array.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A fully connected layer, also called affine or dense: <em>Z = X W + b</em>.
 *
 * <p>Shapes: X (n, in), W (in, out), b (out), Z (n, out). This is the row convention, "XW": each
 * row of X is an example. The lecture's column convention, "Wx", has W transposed, (out, in); see
 * {@link #ofWx} and {@link #weightWx}.
 *
 * <pre>{@code
 * var layer = Linear.of(3, 4, Initializer.he(), new Random(1));
 * layer.forward(Tensor.zeros(Shape.of(2, 3))).shape(); // (2, 4)
 * }</pre>
 */
public final class Linear implements Layer {
  private final Tensor weight;
  private final Tensor bias;

  private Linear(Tensor weight, Tensor bias) {
    if (weight.shape().rank() != 2
        || bias.shape().rank() != 1
        || weight.shape().size(1) != bias.shape().size(0)) {
      throw new IllegalArgumentException(
          "Linear: the weight %s must be (in, out) and the bias %s (out)"
              .formatted(weight.shape(), bias.shape()));
    }
    this.weight = weight;
    this.bias = bias;
  }

  /** A layer of {@code out} neurons with {@code in} inputs each; biases begin at zero. */
  public static Linear of(int in, int out, Initializer initializer, RandomGenerator random) {
    return new Linear(initializer.weights(in, out, random), Tensor.zeros(Shape.of(out)));
  }

  /** The same, with {@link Initializer#he}, the usual choice before a relu. */
  public static Linear of(int in, int out, RandomGenerator random) {
    return of(in, out, Initializer.he(), random);
  }

  /** A layer with this weight (in, out) and this bias (out), in the convention XW. */
  public static Linear ofXw(Tensor weight, Tensor bias) {
    return new Linear(weight, bias);
  }

  /** A layer with this weight (out, in) and this bias (out), in the convention Wx. */
  public static Linear ofWx(Tensor weight, Tensor bias) {
    return new Linear(transposed(weight), bias);
  }

  /** The weight (in, out), as in <em>X W</em>. */
  public Tensor weight() {
    return weight;
  }

  /** A copy of the weight (out, in), as in <em>W x</em>: one row per neuron. */
  public Tensor weightWx() {
    return transposed(weight);
  }

  /** The bias (out). */
  public Tensor bias() {
    return bias;
  }

  private static Tensor transposed(Tensor weight) {
    return Tensor.of(weight.noGrad().transpose().data());
  }

  @Override
  public Tensor forward(Tensor x, Mode mode) {
    shape(x.shape());
    return x.affine(weight, bias);
  }

  @Override
  public Shape shape(Shape input) {
    if (input.rank() != 2 || input.size(1) != weight.shape().size(0)) {
      throw new IllegalArgumentException(
          "%s needs inputs of shape (n, %s), but got %s"
              .formatted(description(), weight.shape().size(0), input));
    }
    return Shape.of(input.size(0), weight.shape().size(1));
  }

  @Override
  public Map<String, Tensor> namedParameters() {
    var named = new LinkedHashMap<String, Tensor>();
    named.put("weight", weight);
    named.put("bias", bias);
    return named;
  }

  @Override
  public int neurons() {
    return bias.shape().size(0);
  }

  @Override
  public Linear to(Precision precision) {
    return precision == Precision.FLOAT32
        ? new Linear(weight.toFloat32(), bias.toFloat32())
        : new Linear(weight.toFloat64(), bias.toFloat64());
  }

  @Override
  public String description() {
    return "Linear(%s -> %s)".formatted(weight.shape().size(0), weight.shape().size(1));
  }

  @Override
  public String toString() {
    return description();
  }
}
