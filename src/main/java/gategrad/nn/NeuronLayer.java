package gategrad.nn;

import gategrad.Value;
import gategrad.gate.UnaryGate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Neurons side by side: each sees all inputs and gives one output. */
public final class NeuronLayer {
  private final Neuron[] neurons;

  private NeuronLayer(Neuron[] neurons) {
    this.neurons = neurons;
  }

  /** A layer of these neurons. */
  public static NeuronLayer of(Neuron... neurons) {
    return new NeuronLayer(neurons.clone());
  }

  /** A layer of random neurons, see {@link Neuron#random}. */
  public static NeuronLayer random(
      int inputs, int outputs, UnaryGate activation, RandomGenerator random) {
    return new NeuronLayer(
        Stream.generate(() -> Neuron.random(inputs, activation, random))
            .limit(outputs)
            .toArray(Neuron[]::new));
  }

  /** One output for each neuron. */
  public Value[] forward(Value... x) {
    var outputs = new Value[neurons.length];
    for (int k = 0; k < neurons.length; k++) {
      outputs[k] = neurons[k].forward(x);
    }
    return outputs;
  }

  /** The same outputs, see {@link Neuron#unrolled}. */
  public Value[] unrolled(Value... x) {
    var outputs = new Value[neurons.length];
    for (int k = 0; k < neurons.length; k++) {
      outputs[k] = neurons[k].unrolled(x);
    }
    return outputs;
  }

  /** Neuron by neuron. */
  public List<Value> parameters() {
    return Stream.of(neurons).flatMap(neuron -> neuron.parameters().stream()).toList();
  }

  @Override
  public String toString() {
    return neurons.length == 1
        ? "layer of 1 neuron"
        : "layer of %s neurons".formatted(neurons.length);
  }
}
