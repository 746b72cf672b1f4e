package gategrad.nn;

import static java.util.Objects.requireNonNull;

import gategrad.Value;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One neuron of single numbers: {@code activation(w0*x0 + w1*x1 + ... + b)}.
 *
 * <p>For small networks that are looked at number by number; large ones are made of tensors.
 *
 * <pre>{@code
 * var neuron = Neuron.of(new double[] {2, -3}, -3, Gates.SIGMOID);
 * neuron.forward(Value.of(-1), Value.of(-2)).data(); // 0.7310585786300049
 * }</pre>
 */
public final class Neuron {
  private final Value[] weights;
  private final Value bias;
  private final UnaryGate activation;

  private Neuron(Value[] weights, Value bias, UnaryGate activation) {
    this.weights = weights;
    this.bias = bias;
    this.activation = requireNonNull(activation, "activation");
  }

  /** A neuron with these weights and this bias; in pictures they are called w0, w1 ... and b. */
  public static Neuron of(double[] weights, double bias, UnaryGate activation) {
    return new Neuron(
        IntStream.range(0, weights.length)
            .mapToObj(k -> Value.of(weights[k]).named("w" + k))
            .toArray(Value[]::new),
        Value.of(bias).named("b"),
        activation);
  }

  /** Weights drawn evenly from -1 to 1 and a bias of 0, as micrograd does. */
  public static Neuron random(int inputs, UnaryGate activation, RandomGenerator random) {
    return of(random.doubles(inputs, -1, 1).toArray(), 0, activation);
  }

  /** The output, with the sum as one {@link Gates#WEIGHTED_SUM} gate. */
  public Value forward(Value... x) {
    checkInputs(x);
    return activate(Value.apply(Gates.WEIGHTED_SUM, terms(x)));
  }

  /** The same output, with a mul and an add gate for every input: more to see, slower. */
  public Value unrolled(Value... x) {
    checkInputs(x);
    Value sum = bias;
    for (int k = 0; k < weights.length; k++) {
      sum = sum.add(weights[k].mul(x[k]));
    }
    return activate(sum);
  }

  private Value[] terms(Value[] x) {
    var terms = new Value[2 * weights.length + 1];
    for (int k = 0; k < weights.length; k++) {
      terms[2 * k] = weights[k];
      terms[2 * k + 1] = x[k];
    }
    terms[2 * weights.length] = bias;
    return terms;
  }

  /** A linear neuron needs no gate for its activation. */
  private Value activate(Value sum) {
    return activation.equals(Gates.LINEAR) ? sum : sum.apply(activation);
  }

  private void checkInputs(Value[] x) {
    if (x.length != weights.length) {
      throw new IllegalArgumentException(
          "this neuron has %s weights, but here are %s inputs".formatted(weights.length, x.length));
    }
  }

  /** The weights in the order of the inputs, then the bias. */
  public List<Value> parameters() {
    var parameters = new ArrayList<>(Arrays.asList(weights));
    parameters.add(bias);
    return Collections.unmodifiableList(parameters);
  }
}
