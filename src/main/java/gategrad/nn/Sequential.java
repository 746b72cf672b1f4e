package gategrad.nn;

import gategrad.Tensor;
import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.gate.Gates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Layers one after the other: a multi-layer perceptron, or any other chain.
 *
 * <pre>{@code
 * var random = new Random(1);
 * var net = Sequential.of(
 *     Linear.of(2, 16, random), Activation.named("relu"),
 *     Linear.of(16, 3, random));
 * net.parameters().size(); // 4
 * }</pre>
 *
 * <p>Parameters are named by the number of their layer, {@code 0.weight, 0.bias, 2.weight ...}.
 */
public final class Sequential implements Layer {
  private final List<Layer> layers;

  private Sequential(List<Layer> layers) {
    this.layers = layers;
  }

  /** These layers, first to last. */
  public static Sequential of(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  /**
   * A multi-layer perceptron: linear layers of these sizes with a relu between each two, none after
   * the last. {@code mlp(random, 2, 16, 16, 3)} has two inputs and three scores.
   */
  public static Sequential mlp(RandomGenerator random, int... sizes) {
    if (sizes.length < 2) {
      throw new IllegalArgumentException(
          "mlp needs at least the number of inputs and of outputs, but got %s sizes"
              .formatted(sizes.length));
    }
    var layers = new ArrayList<Layer>();
    for (int k = 0; k + 1 < sizes.length; k++) {
      if (k > 0) {
        layers.add(new Activation(Gates.RELU));
      }
      layers.add(Linear.of(sizes[k], sizes[k + 1], random));
    }
    return new Sequential(List.copyOf(layers));
  }

  @Override
  public Tensor forward(Tensor x, Mode mode) {
    Tensor y = x;
    for (Layer layer : layers) {
      y = layer.forward(y, mode);
    }
    return y;
  }

  /**
   * What every layer gives for a batch, in evaluation mode and not recorded; for looking inside.
   */
  public List<Tensor> outputs(Tensor x) {
    var outputs = new ArrayList<Tensor>();
    Tensor y = x.noGrad();
    for (Layer layer : layers) {
      y = layer.forward(y);
      outputs.add(y);
    }
    return outputs;
  }

  @Override
  public Shape shape(Shape input) {
    Shape shape = input;
    for (Layer layer : layers) {
      shape = layer.shape(shape);
    }
    return shape;
  }

  @Override
  public Map<String, Tensor> namedParameters() {
    var named = new LinkedHashMap<String, Tensor>();
    for (int k = 0; k < layers.size(); k++) {
      var prefix = k + ".";
      layers.get(k).namedParameters().forEach((name, tensor) -> named.put(prefix + name, tensor));
    }
    return named;
  }

  @Override
  public int neurons() {
    return layers.stream().mapToInt(Layer::neurons).sum();
  }

  @Override
  public Sequential to(Precision precision) {
    return new Sequential(layers.stream().map(layer -> layer.to(precision)).toList());
  }

  /** A table of the layers for inputs with this many features. */
  public Summary summary(int features) {
    return Summary.of(this, features);
  }

  @Override
  public Optional<List<Layer>> layers() {
    return Optional.of(layers);
  }

  @Override
  public String description() {
    return "Sequential of " + layers.size() + " layers";
  }

  /** The layers with their numbers, one to a line. */
  @Override
  public String toString() {
    var text = new StringBuilder("Sequential");
    for (int k = 0; k < layers.size(); k++) {
      text.append("\n  ").append(k).append("  ").append(layers.get(k).description());
    }
    return text.toString();
  }
}
