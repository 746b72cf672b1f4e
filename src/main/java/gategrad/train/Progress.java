package gategrad.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How far training is: what changes while a network learns, but for its weights and the optimiser.
 *
 * <p>Nothing random is kept between two steps: each shuffle and each step gets a generator made of
 * the seed and its number. So training can stop anywhere and go on as if it had not.
 */
final class Progress {
  private final long seed;
  private final List<Epoch> epochs = new ArrayList<>();
  private double[] losses = new double[64];
  private int steps;
  private UnfinishedEpoch epoch = UnfinishedEpoch.NONE;
  private EarlyStop earlyStop = EarlyStop.NONE;
  private List<LayerHealth> health = List.of();
  private String ended = "not trained yet";

  Progress(long seed) {
    this.seed = seed;
  }

  /** Where a saved training stopped. */
  Progress(long seed, History history, UnfinishedEpoch epoch, EarlyStop earlyStop) {
    this.seed = seed;
    epochs.addAll(history.epochs());
    losses = history.stepLosses();
    steps = losses.length;
    health = history.health();
    ended = history.ended();
    this.epoch = epoch;
    this.earlyStop = earlyStop;
  }

  /** Training begins or goes on; an epoch that was left unfinished on other data begins anew. */
  void begin(int examples, int batchSize) {
    if (epoch.examples() != examples || epoch.batchSize() != batchSize) {
      epoch = UnfinishedEpoch.of(examples, batchSize);
    }
    ended = "running";
  }

  /** The examples of the epoch under way in their order. */
  int[] order() {
    var random = generator(2L * epochs.size() + 1);
    var order = new int[epoch.examples()];
    Arrays.setAll(order, i -> i);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** What dropout and noise of the next step take their random numbers from. */
  RandomGenerator stepRandom() {
    return generator(2L * steps);
  }

  /** {@code Random} alone has numbers that every JDK must agree on, but needs seeds far apart. */
  private RandomGenerator generator(long number) {
    return new Random(new SplittableRandom(seed + number).nextLong());
  }

  void stepDone(double loss, int correct, int size) {
    if (steps == losses.length) {
      losses = Arrays.copyOf(losses, 2 * steps + 64);
    }
    losses[steps++] = loss;
    epoch = epoch.plus(loss, correct, size);
  }

  Epoch endEpoch(Optional<Evaluation> validation) {
    var done = epoch.end(epochs.size() + 1, validation);
    epochs.add(done);
    earlyStop = validation.map(v -> earlyStop.after(v.loss())).orElse(earlyStop);
    epoch = UnfinishedEpoch.of(epoch.examples(), epoch.batchSize());
    return done;
  }

  /** Epochs that are finished, parts included. */
  double position() {
    return epochs.size() + (double) epoch.steps() / Math.max(1, epoch.allSteps());
  }

  long seed() {
    return seed;
  }

  int epochs() {
    return epochs.size();
  }

  int steps() {
    return steps;
  }

  UnfinishedEpoch epoch() {
    return epoch;
  }

  EarlyStop earlyStop() {
    return earlyStop;
  }

  void health(List<LayerHealth> health) {
    this.health = List.copyOf(health);
  }

  /** Stopped early: whoever goes on all the same wants the full patience again. */
  void stoppedEarly(String why) {
    earlyStop = new EarlyStop(earlyStop.best(), 0);
    ended = why;
  }

  void ended(String why) {
    ended = why;
  }

  History history() {
    return new History(List.copyOf(epochs), Arrays.copyOf(losses, steps), health, ended);
  }
}
