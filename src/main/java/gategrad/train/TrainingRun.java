package gategrad.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The bookkeeping of one call of {@link Trainer#fit}. */
final class TrainingRun {
  private final int[] order;
  private final List<Epoch> epochs = new ArrayList<>();
  private double[] losses = new double[64];
  private int steps;
  private double epochLoss;
  private int epochCorrect;
  private int epochSeen;
  private double bestValidation = Double.POSITIVE_INFINITY;
  private int withoutProgress;
  private List<LayerHealth> health = List.of();
  private String ended = "running";

  TrainingRun(int size) {
    order = new int[size];
    Arrays.setAll(order, i -> i);
  }

  int[] shuffle(RandomGenerator random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  int[] rows(int from, int to) {
    return Arrays.copyOfRange(order, from, to);
  }

  int steps() {
    return steps;
  }

  int epochsWithoutProgress() {
    return withoutProgress;
  }

  void stepDone(double loss, int correct, int size) {
    if (steps == losses.length) {
      losses = Arrays.copyOf(losses, 2 * steps);
    }
    losses[steps++] = loss;
    epochLoss += loss * size;
    epochCorrect = correct < 0 ? -1 : epochCorrect + correct;
    epochSeen += size;
  }

  Epoch endEpoch(int number, Optional<Evaluation> validation) {
    var epoch =
        new Epoch(
            number,
            epochLoss / epochSeen,
            epochCorrect < 0 ? Double.NaN : (double) epochCorrect / epochSeen,
            validation.map(Evaluation::loss).orElse(Double.NaN),
            validation.map(Evaluation::accuracy).orElse(Double.NaN));
    epochs.add(epoch);
    validation.ifPresent(this::progress);
    epochLoss = 0;
    epochCorrect = 0;
    epochSeen = 0;
    return epoch;
  }

  private void progress(Evaluation validation) {
    if (validation.loss() < bestValidation) {
      bestValidation = validation.loss();
      withoutProgress = 0;
    } else {
      withoutProgress++;
    }
  }

  void health(List<LayerHealth> health) {
    this.health = List.copyOf(health);
  }

  void ended(String why) {
    ended = why;
  }

  History history() {
    return new History(List.copyOf(epochs), Arrays.copyOf(losses, steps), health, ended);
  }
}
