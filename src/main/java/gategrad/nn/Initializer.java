package gategrad.nn;

import gategrad.Tensor;
import gategrad.array.Shape;
import java.util.random.RandomGenerator;

/**
 * How the weights of a layer begin.
 *
 * <p>They must differ, or all neurons of a layer receive the same gradient for ever and stay one
 * neuron. And their size decides whether signals grow or fade from layer to layer: the sum of
 * {@code in} products of variance <em>v</em> has variance <em>in v</em>.
 */
@FunctionalInterface
public interface Initializer {

  /** A weight matrix (in, out). */
  Tensor weights(int in, int out, RandomGenerator random);

  /** All zeros: right for biases; for weights it shows what symmetry does to a network. */
  static Initializer zeros() {
    return (in, out, random) -> Tensor.zeros(Shape.of(in, out));
  }

  /** Normal numbers with a fixed standard deviation, such as the 0.01 of early lectures. */
  static Initializer normal(double deviation) {
    return (in, out, random) -> scaled(in, out, deviation, random);
  }

  /**
   * Normal numbers of variance <em>2 / (in + out)</em>: keeps signals (forward) and gradients
   * (backward) about equally large through layers with tanh or sigmoid (Glorot and Bengio, 2010).
   */
  static Initializer xavier() {
    return (in, out, random) -> scaled(in, out, Math.sqrt(2.0 / (in + out)), random);
  }

  /**
   * Normal numbers of variance <em>2 / in</em>: a relu switches half of its inputs off, so the
   * other half must be twice as large (He and others, 2015).
   */
  static Initializer he() {
    return (in, out, random) -> scaled(in, out, Math.sqrt(2.0 / in), random);
  }

  private static Tensor scaled(int in, int out, double deviation, RandomGenerator random) {
    var weights = Tensor.zeros(Shape.of(in, out));
    for (int i = 0; i < in * out; i++) {
      weights.data().set(i, deviation * random.nextGaussian());
    }
    return weights;
  }
}
