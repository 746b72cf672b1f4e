package gategrad.train;

import static java.util.Objects.requireNonNull;

import gategrad.Tensor;
import gategrad.nn.L2;
import gategrad.nn.Layer;
import gategrad.nn.Loss;
import gategrad.nn.Mode;
import gategrad.notebook.InterruptedComputation;
import gategrad.optim.Clipping;
import gategrad.optim.Optimizer;
import gategrad.optim.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Fits a network to data: the loop of forward, loss, backward, step, over mini-batches and epochs.
 *
 * <pre>{@code
 * var random = new Random(1);
 * var net = Sequential.mlp(random, 2, 16, 16, 2);
 * var trainer = new Trainer(net, new SoftmaxCrossEntropy(), new Adam(net.parameters(), 0.01), random)
 *     .epochs(100).batchSize(20);
 * var history = trainer.fit(Dataset.of(Points.moons(100, 0.1, random)));
 * }</pre>
 *
 * <p>The same seed gives the same run. An interrupt ends the run with {@link
 * InterruptedComputation}; the network keeps the weights of the last finished step, and {@link
 * #history} tells how far it came.
 */
public final class Trainer {
  private final Layer network;
  private final Loss loss;
  private final Optimizer optimizer;
  private final RandomGenerator random;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private int epochs = 10;
  private int batchSize = 32;
  private int patience = Integer.MAX_VALUE;
  private L2 l2 = new L2(0);
  private Clipping clipping = Clipping.none();
  private Schedule schedule = Schedule.constant();
  private Optional<Dataset> validation = Optional.empty();
  private History history = new History(List.of(), new double[0], List.of(), "not trained yet");

  /** For this network, loss and optimiser; batches, dropout and noise use this generator. */
  public Trainer(Layer network, Loss loss, Optimizer optimizer, RandomGenerator random) {
    this.network = requireNonNull(network, "network");
    this.loss = requireNonNull(loss, "loss");
    this.optimizer = requireNonNull(optimizer, "optimizer");
    this.random = requireNonNull(random, "random");
  }

  /** How often the data is gone through; 10 unless said otherwise. */
  public Trainer epochs(int epochs) {
    this.epochs = positive("epochs", epochs);
    return this;
  }

  /** How many examples make one step; 32 unless said otherwise. */
  public Trainer batchSize(int batchSize) {
    this.batchSize = positive("batchSize", batchSize);
    return this;
  }

  /** Measures loss and accuracy on this data after every epoch; it is never learnt from. */
  public Trainer validate(Dataset validation) {
    this.validation = Optional.of(validation);
    return this;
  }

  /** Stops when the validation loss has not improved for this many epochs. */
  public Trainer stopAfter(int patience) {
    this.patience = positive("stopAfter", patience);
    return this;
  }

  /** Adds this penalty on the weights to the loss that is learnt (not to the one reported). */
  public Trainer l2(double strength) {
    this.l2 = new L2(strength);
    return this;
  }

  /** Keeps gradients small. */
  public Trainer clip(Clipping clipping) {
    this.clipping = requireNonNull(clipping, "clipping");
    return this;
  }

  /** Changes the learning rate as training goes on. */
  public Trainer schedule(Schedule schedule) {
    this.schedule = requireNonNull(schedule, "schedule");
    return this;
  }

  /** Tells this listener how it goes. */
  public Trainer listen(TrainingListener listener) {
    listeners.add(requireNonNull(listener, "listener"));
    return this;
  }

  private static int positive(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(name + " is " + number + "; it must be at least 1");
    }
    return number;
  }

  /** What happened so far in the last {@link #fit}, also if it was interrupted or diverged. */
  public History history() {
    return history;
  }

  /**
   * Trains.
   *
   * @throws Diverged if the loss becomes NaN or infinite
   * @throws InterruptedComputation if the thread is interrupted
   */
  public History fit(Dataset data) {
    if (batchSize > data.size()) {
      throw new IllegalArgumentException(
          "batchSize is %d, but there are only %d examples".formatted(batchSize, data.size()));
    }
    int steps = (data.size() + batchSize - 1) / batchSize;
    var run = new TrainingRun(data.size());
    listeners.forEach(listener -> listener.started(epochs, steps));
    double startRate = optimizer.rate();
    try {
      run(data, run, startRate, steps);
    } catch (InterruptedComputation | Diverged e) {
      run.ended(
          e instanceof Diverged
              ? "diverged: " + e.getMessage()
              : "interrupted after %d steps".formatted(run.steps()));
      throw e;
    } finally {
      optimizer.setRate(startRate);
      history = run.history();
      listeners.forEach(listener -> listener.finished(history.ended()));
    }
    return history;
  }

  private void run(Dataset data, TrainingRun run, double startRate, int stepsPerEpoch) {
    for (int epoch = 1; epoch <= epochs; epoch++) {
      int[] order = run.shuffle(random);
      for (int from = 0; from < order.length; from += batchSize) {
        optimizer.setRate(startRate * schedule.factor((double) run.steps() / stepsPerEpoch));
        int[] rows = run.rows(from, Math.min(order.length, from + batchSize));
        boolean last = from + batchSize >= order.length;
        step(data.batch(rows), run, epoch, last);
      }
      Epoch done = run.endEpoch(epoch, validation.map(v -> Evaluation.of(network, loss, v)));
      listeners.forEach(listener -> listener.epochDone(done));
      if (run.epochsWithoutProgress() >= patience) {
        run.ended(
            "stopped early: the validation loss has not improved for %d epochs"
                .formatted(patience));
        return;
      }
    }
    run.ended("finished after %d epochs".formatted(epochs));
  }

  private void step(Batch batch, TrainingRun run, int epoch, boolean lastOfEpoch) {
    InterruptedComputation.poll();
    Tensor output = network.forward(batch.inputs(), Mode.training(random));
    Tensor dataLoss = loss.of(output, batch.target());
    Tensor total = l2.addTo(dataLoss, network);
    if (!Double.isFinite(total.item())) {
      throw Diverged.at(epoch, run.steps() + 1, total);
    }
    optimizer.zeroGrad();
    total.backward();
    clipping.clip(optimizer.parameters());
    Optional<LayerMonitor> health =
        lastOfEpoch ? Optional.of(LayerMonitor.beforeStep(network)) : Optional.empty();
    optimizer.step();
    run.stepDone(dataLoss.item(), loss.correct(output, batch.target()), batch.target().size());
    health.ifPresent(before -> run.health(before.afterStep(batch.inputs())));
    listeners.forEach(listener -> listener.stepDone(run.steps(), dataLoss.item()));
  }

  @Override
  public String toString() {
    return "Trainer of %s by %s, %d epochs, batches of %d; %s"
        .formatted(network.description(), optimizer, epochs, batchSize, history.ended());
  }
}
