package gategrad.train;

import gategrad.array.Array;
import gategrad.file.Safetensors;
import gategrad.optim.OptimizerState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Takes the file of a {@link Checkpoint} apart; whatever does not fit is an
 * IllegalArgumentException.
 *
 * @param content of the file
 */
record CheckpointReader(Safetensors content) {

  Checkpoint checkpoint() {
    var weights = new LinkedHashMap<String, Array>();
    content
        .arrays()
        .forEach(
            (name, array) -> {
              if (name.startsWith("network.")) {
                weights.put(name.substring("network.".length()), array);
              }
            });
    var optimizer =
        new OptimizerState(
            word("optimizer"),
            number("learningRate"),
            whole("optimizer.steps"),
            numbered("optimizer.first."),
            numbered("optimizer.second."));
    return new Checkpoint(word("network"), weights, optimizer, progress());
  }

  private Progress progress() {
    var epoch =
        new UnfinishedEpoch(
            whole("epoch.examples"),
            whole("epoch.batchSize"),
            whole("epoch.steps"),
            number("epoch.loss"),
            whole("epoch.correct"),
            whole("epoch.seen"));
    var earlyStop = new EarlyStop(number("best"), whole("epochsWithoutProgress"));
    var history =
        new History(
            rows("history.epochs", Checkpoint.EPOCH_NUMBERS).stream()
                .map(CheckpointReader::epoch)
                .toList(),
            numbers("history.steps"),
            health(),
            word("ended"));
    return new Progress(Long.parseLong(word("seed")), history, epoch, earlyStop);
  }

  private static Epoch epoch(double[] row) {
    return new Epoch((int) row[0], row[1], row[2], row[3], row[4]);
  }

  private List<LayerHealth> health() {
    var health = new ArrayList<LayerHealth>();
    for (double[] row : rows("history.health", Checkpoint.HEALTH_NUMBERS)) {
      String layer = word("health." + health.size());
      health.add(new LayerHealth(layer, row[0], row[1], row[2], row[3]));
    }
    return health;
  }

  private String word(String name) {
    String word = content.metadata().get(name);
    if (word == null) {
      throw new IllegalArgumentException("it does not say its " + name);
    }
    return word;
  }

  private double number(String name) {
    return Double.parseDouble(word(name));
  }

  private int whole(String name) {
    return Integer.parseInt(word(name));
  }

  private List<Array> numbered(String prefix) {
    var arrays = new ArrayList<Array>();
    while (content.arrays().containsKey(prefix + arrays.size())) {
      arrays.add(content.arrays().get(prefix + arrays.size()));
    }
    return arrays;
  }

  private double[] numbers(String name) {
    return content.arrays().containsKey(name)
        ? content.arrays().get(name).toDoubles()
        : new double[0];
  }

  private List<double[]> rows(String name, int columns) {
    double[] all = numbers(name);
    if (all.length % columns != 0) {
      throw new IllegalArgumentException(name + " has rows of another length");
    }
    var rows = new ArrayList<double[]>();
    for (int from = 0; from < all.length; from += columns) {
      rows.add(Arrays.copyOfRange(all, from, from + columns));
    }
    return rows;
  }
}
