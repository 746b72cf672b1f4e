package gategrad.train;

import gategrad.array.Array;
import gategrad.array.Shape;
import gategrad.file.Safetensors;
import gategrad.nn.Layer;
import gategrad.nn.Weights;
import gategrad.optim.Optimizer;
import gategrad.optim.OptimizerState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A training in one file: a safetensors file whose words say how far it is, and whose arrays are
 * the network's weights, the optimiser's state and the history.
 *
 * @param network what the network is, in words
 * @param weights as {@link Weights#stored} gives them
 * @param optimizer all that it has gathered
 * @param progress how far training is
 */
record Checkpoint(
    String network, Map<String, Array> weights, OptimizerState optimizer, Progress progress) {
  private static final String FORMAT = "1";
  static final int EPOCH_NUMBERS = 5;
  static final int HEALTH_NUMBERS = 4;

  static Checkpoint of(Layer network, OptimizerState optimizer, Progress progress) {
    return new Checkpoint(describe(network), Weights.stored(network), optimizer, progress);
  }

  /** The layers of a network with their sizes and settings. */
  private static String describe(Layer network) {
    return network.layers().orElse(List.of(network)).stream()
        .map(Layer::description)
        .collect(Collectors.joining(", "));
  }

  /**
   * Puts weights and state where they belong; nothing is changed unless everything fits.
   *
   * @return how far training is
   * @throws IOException if this is a training of another network or optimiser
   */
  Progress restore(Layer target, Optimizer moving, Path file) throws IOException {
    if (!network.equals(describe(target))) {
      throw new IOException(
          "%s is a training of the network [%s], but this is [%s]"
              .formatted(file, network, describe(target)));
    }
    Weights.check(target, weights, file);
    try {
      moving.restore(optimizer);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
    Weights.restore(target, weights);
    return progress;
  }

  void write(Path file) throws IOException {
    var words = new LinkedHashMap<String, String>();
    words.put(Weights.TRAINING, FORMAT);
    words.put("network", network);
    words.put("optimizer", optimizer.optimizer());
    words.put("learningRate", String.valueOf(optimizer.learningRate()));
    words.put("optimizer.steps", String.valueOf(optimizer.steps()));
    words.put("seed", String.valueOf(progress.seed()));
    words.put("ended", progress.history().ended());
    words.put("best", String.valueOf(progress.earlyStop().best()));
    words.put("epochsWithoutProgress", String.valueOf(progress.earlyStop().epochs()));
    var epoch = progress.epoch();
    words.put("epoch.examples", String.valueOf(epoch.examples()));
    words.put("epoch.batchSize", String.valueOf(epoch.batchSize()));
    words.put("epoch.steps", String.valueOf(epoch.steps()));
    words.put("epoch.loss", String.valueOf(epoch.loss()));
    words.put("epoch.correct", String.valueOf(epoch.correct()));
    words.put("epoch.seen", String.valueOf(epoch.seen()));
    new Safetensors(arrays(words), words).write(file);
  }

  private Map<String, Array> arrays(Map<String, String> words) {
    var arrays = new LinkedHashMap<String, Array>();
    weights.forEach((name, array) -> arrays.put("network." + name, array));
    for (int k = 0; k < optimizer.first().size(); k++) {
      arrays.put("optimizer.first." + k, optimizer.first().get(k));
      arrays.put("optimizer.second." + k, optimizer.second().get(k));
    }
    var history = progress.history();
    put(arrays, "history.steps", 1, history.stepLosses());
    put(arrays, "history.epochs", EPOCH_NUMBERS, numbers(history.epochs()));
    var health = history.health();
    put(arrays, "history.health", HEALTH_NUMBERS, healthNumbers(health));
    for (int k = 0; k < health.size(); k++) {
      words.put("health." + k, health.get(k).layer());
    }
    return arrays;
  }

  /** What is empty has no place in the file. */
  private static void put(Map<String, Array> arrays, String name, int columns, double[] numbers) {
    if (numbers.length > 0) {
      arrays.put(name, Array.of(Shape.of(numbers.length / columns, columns), numbers));
    }
  }

  private static double[] numbers(List<Epoch> epochs) {
    return epochs.stream()
        .flatMapToDouble(
            epoch ->
                DoubleStream.of(
                    epoch.number(),
                    epoch.loss(),
                    epoch.accuracy(),
                    epoch.validationLoss(),
                    epoch.validationAccuracy()))
        .toArray();
  }

  private static double[] healthNumbers(List<LayerHealth> health) {
    return health.stream()
        .flatMapToDouble(
            layer ->
                DoubleStream.of(
                    layer.gradientNorm(), layer.updateRatio(), layer.dead(), layer.saturated()))
        .toArray();
  }

  /**
   * Reads a training.
   *
   * @throws IOException if the file cannot be read or holds something else
   */
  static Checkpoint read(Path file) throws IOException {
    var content = Safetensors.read(file);
    String format = content.metadata().getOrDefault(Weights.TRAINING, "");
    if (format.isEmpty()) {
      throw new IOException(
          "%s holds no training, only arrays; Weights.load reads weights".formatted(file));
    }
    if (!format.equals(FORMAT)) {
      throw new IOException(
          "%s was written by another version of gategrad: its format is %s, this is %s"
              .formatted(file, format, FORMAT));
    }
    try {
      return new CheckpointReader(content).checkpoint();
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }
}
