package gategrad.nn;

import gategrad.Tensor;
import gategrad.array.Precision;
import gategrad.array.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The larger of two linear layers: <em>max(X W1 + b1, X W2 + b2)</em>.
 *
 * <p>Relu and leaky relu are special cases (W1 = 0 gives a relu); it never saturates or dies, and
 * costs twice the parameters (Goodfellow and others, 2013). A tie goes to the first.
 */
public final class Maxout implements Layer {
  private final Linear first;
  private final Linear second;

  private Maxout(Linear first, Linear second) {
    this.first = first;
    this.second = second;
  }

  /** {@code out} neurons with {@code in} inputs each. */
  public static Maxout of(int in, int out, Initializer initializer, RandomGenerator random) {
    return new Maxout(
        Linear.of(in, out, initializer, random), Linear.of(in, out, initializer, random));
  }

  /** Of two linear layers of equal size. */
  public static Maxout of(Linear first, Linear second) {
    if (!first.weight().shape().equals(second.weight().shape())) {
      throw new IllegalArgumentException(
          "Maxout: the two layers must be of one size, but are %s and %s"
              .formatted(first.description(), second.description()));
    }
    return new Maxout(first, second);
  }

  @Override
  public Tensor forward(Tensor x, Mode mode) {
    return first.forward(x, mode).max(second.forward(x, mode));
  }

  @Override
  public Shape shape(Shape input) {
    return first.shape(input);
  }

  @Override
  public Map<String, Tensor> namedParameters() {
    var named = new LinkedHashMap<String, Tensor>();
    first.namedParameters().forEach((name, tensor) -> named.put("first." + name, tensor));
    second.namedParameters().forEach((name, tensor) -> named.put("second." + name, tensor));
    return named;
  }

  @Override
  public int neurons() {
    return first.neurons();
  }

  @Override
  public Maxout to(Precision precision) {
    return new Maxout(first.to(precision), second.to(precision));
  }

  @Override
  public String description() {
    return first.description().replace("Linear", "Maxout");
  }

  @Override
  public String toString() {
    return description();
  }
}
