package gategrad.nn;

import gategrad.Value;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A multi-layer perceptron of single numbers, every one of which can be looked at.
 *
 * <pre>{@code
 * var net = NeuronNet.random(new Random(1), Gates.RELU, 2, 16, 16, 1);
 * net.parameters().size(); // 337
 * var score = net.forward(1.5, -0.5)[0];
 * score.backward();
 * net.step(0.1);
 * }</pre>
 */
public final class NeuronNet {
  private final NeuronLayer[] layers;
  private final List<Value> parameters;

  private NeuronNet(NeuronLayer[] layers) {
    this.layers = layers;
    this.parameters = Stream.of(layers).flatMap(layer -> layer.parameters().stream()).toList();
  }

  /** A network of these layers, one after the other. */
  public static NeuronNet of(NeuronLayer... layers) {
    return new NeuronNet(layers.clone());
  }

  /**
   * A network of random neurons: {@code sizes} are the number of inputs, then of the neurons in
   * each layer. The last layer has no activation, its outputs are scores.
   */
  public static NeuronNet random(RandomGenerator random, UnaryGate activation, int... sizes) {
    if (sizes.length < 2) {
      throw new IllegalArgumentException(
          "a network needs the number of inputs and of at least one layer, as in 2, 16, 1; here is "
              + Arrays.toString(sizes));
    }
    int last = sizes.length - 1;
    return new NeuronNet(
        IntStream.rangeClosed(1, last)
            .mapToObj(
                k ->
                    NeuronLayer.random(
                        sizes[k - 1], sizes[k], k == last ? Gates.LINEAR : activation, random))
            .toArray(NeuronLayer[]::new));
  }

  /** The outputs of the last layer. */
  public Value[] forward(Value... x) {
    var outputs = x;
    for (NeuronLayer layer : layers) {
      outputs = layer.forward(outputs);
    }
    return outputs;
  }

  /** The outputs for plain numbers. */
  public Value[] forward(double... x) {
    return forward(Arrays.stream(x).mapToObj(Value::of).toArray(Value[]::new));
  }

  /** The same outputs, see {@link Neuron#unrolled}. */
  public Value[] unrolled(Value... x) {
    var outputs = x;
    for (NeuronLayer layer : layers) {
      outputs = layer.unrolled(outputs);
    }
    return outputs;
  }

  /** Layer by layer. */
  public List<Value> parameters() {
    return parameters;
  }

  /** Sets every gradient to zero, as before every backward pass of a training step. */
  public void zeroGrad() {
    parameters.forEach(Value::zeroGrad);
  }

  /**
   * One step of gradient descent: moves every parameter against its gradient.
   *
   * @throws IllegalStateException if a gradient is NaN or infinite; then nothing is moved
   */
  public void step(double learningRate) {
    checkGradients();
    for (Value parameter : parameters) {
      parameter.setData(parameter.data() - learningRate * parameter.grad());
    }
  }

  private void checkGradients() {
    for (int k = 0; k < layers.length; k++) {
      for (Value parameter : layers[k].parameters()) {
        if (!Double.isFinite(parameter.grad())) {
          throw new IllegalStateException(
              "the gradient of %s in layer %s is %s, so nothing was moved; try a smaller learning rate or look at the data"
                  .formatted(parameter.label(), String.valueOf(k), parameter.grad()));
        }
      }
    }
  }

  @Override
  public String toString() {
    return Stream.of(layers).map(NeuronLayer::toString).collect(Collectors.joining(", "));
  }
}
