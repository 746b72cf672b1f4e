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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
 *
 * <p>Another {@link #fit} goes on where the last one stopped, at the next step: 10 epochs twice are
 * 20 epochs, bit for bit. So are 10 epochs, {@link #save}, {@link #load} into a trainer that was
 * made in the same way, and 10 more; what a layer of your own draws from a generator of its own is
 * the exception.
 */
public final class Trainer {
  private final Layer network;
  private final Loss loss;
  private final Optimizer optimizer;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private int epochs = 10;
  private int batchSize = 32;
  private int patience = Integer.MAX_VALUE;
  private L2 l2 = new L2(0);
  private Clipping clipping = Clipping.none();
  private Schedule schedule = Schedule.constant();
  private Consumer<String> notices = System.out::println;
  private Optional<Dataset> validation = Optional.empty();
  private Progress progress;
  private Optional<Double> startRate = Optional.empty(); // while the schedule changes the rate

  /**
   * For this network, loss and optimiser. The generator gives one seed, from which all shuffles,
   * dropout and noise follow.
   */
  public Trainer(Layer network, Loss loss, Optimizer optimizer, RandomGenerator random) {
    this.network = requireNonNull(network, "network");
    this.loss = requireNonNull(loss, "loss");
    this.optimizer = requireNonNull(optimizer, "optimizer");
    progress = new Progress(random.nextLong());
  }

  /** How often each {@link #fit} goes through the data; 10 unless said otherwise. */
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

  /** Where notices about the data go; unless said otherwise they are printed. */
  public Trainer onNotice(Consumer<String> reader) {
    notices = requireNonNull(reader, "onNotice: the reader is null");
    return this;
  }

  /** What happened in this training so far, also if it was interrupted or diverged. */
  public History history() {
    return progress.history();
  }

  /**
   * Trains, or goes on training; the history that it gives is that of all epochs.
   *
   * @throws Diverged if the loss or a gradient becomes NaN or infinite; the step is not made
   * @throws InterruptedComputation if the thread is interrupted
   */
  public History fit(Dataset data) {
    if (batchSize > data.size()) {
      throw new IllegalArgumentException(
          "batchSize is %s, but there are only %s examples"
              .formatted(String.valueOf(batchSize), String.valueOf(data.size())));
    }
    if (progress.epochs() == 0) {
      validation.flatMap(v -> Leak.between(data, v)).ifPresent(notices);
    }
    progress.begin(data.size(), batchSize);
    int last = progress.epochs() + epochs;
    listeners.forEach(
        listener -> listener.started(progress.position(), last, progress.epoch().allSteps()));
    startRate = Optional.of(optimizer.learningRate());
    try {
      run(data, last);
    } catch (InterruptedComputation e) {
      progress.ended("interrupted after %s steps".formatted(String.valueOf(progress.steps())));
      throw e;
    } catch (Diverged e) {
      progress.ended("diverged: " + e.getMessage());
      throw e;
    } catch (RuntimeException | Error e) {
      progress.ended("ended by an error: " + e);
      throw e;
    } finally {
      optimizer.setLearningRate(startRate.orElseThrow());
      startRate = Optional.empty();
      listeners.forEach(listener -> listener.finished(progress.history().ended()));
    }
    return progress.history();
  }

  private void run(Dataset data, int last) {
    while (progress.epochs() < last) {
      steps(data);
      Epoch done = progress.endEpoch(validation.map(v -> Evaluation.of(network, loss, v)));
      listeners.forEach(listener -> listener.epochDone(done));
      if (progress.earlyStop().epochs() >= patience) {
        progress.stoppedEarly(
            "stopped early: the validation loss has not improved for %s epochs"
                .formatted(String.valueOf(patience)));
        return;
      }
    }
    progress.ended("finished after %s epochs".formatted(String.valueOf(last)));
  }

  /** The steps of the epoch under way that are not done yet. */
  private void steps(Dataset data) {
    int[] order = progress.order();
    while (progress.epoch().steps() < progress.epoch().allSteps()) {
      int from = progress.epoch().steps() * batchSize;
      int to = Math.min(order.length, from + batchSize);
      optimizer.setLearningRate(startRate.orElseThrow() * schedule.factor(progress.position()));
      step(data.batch(Arrays.copyOfRange(order, from, to)), to == order.length);
    }
  }

  private void step(Batch batch, boolean lastOfEpoch) {
    InterruptedComputation.poll();
    Tensor output = network.forward(batch.inputs(), Mode.training(progress.stepRandom()));
    Tensor dataLoss = loss.of(output, batch.target());
    Tensor total = l2.addTo(dataLoss, network);
    if (!Double.isFinite(total.item())) {
      throw Diverged.atLoss(progress, total);
    }
    optimizer.zeroGrad();
    total.backward();
    clipping.clip(optimizer.parameters());
    Optional<LayerMonitor> monitor =
        lastOfEpoch ? Optional.of(LayerMonitor.beforeStep(network)) : Optional.empty();
    move(total);
    progress.stepDone(dataLoss.item(), loss.correct(output, batch.target()), batch.target().size());
    monitor.ifPresent(before -> progress.health(before.afterStep(batch.inputs())));
    listeners.forEach(listener -> listener.stepDone(progress.steps(), dataLoss.item()));
  }

  /** A gradient that no step may take is told with its layer and its gate. */
  private void move(Tensor total) {
    try {
      optimizer.step();
    } catch (IllegalStateException e) {
      throw optimizer
          .firstNotFinite()
          .<RuntimeException>map(p -> Diverged.atGradient(progress, total, p, network))
          .orElse(e);
    }
  }

  /**
   * Writes the whole training into one safetensors file: weights, the optimiser's state, seed,
   * epoch, step and history. The file is whole or not there; a listener may save after every epoch.
   *
   * @throws IOException if the file cannot be written; an old one is then unchanged
   */
  public void save(Path file) throws IOException {
    double learningRate = startRate.orElse(optimizer.learningRate());
    Checkpoint.of(network, optimizer.state().withLearningRate(learningRate), progress).write(file);
  }

  /**
   * Goes on from a file that {@link #save} wrote: network and optimiser must be of the same kind
   * and sizes. The learning rate is that of the file; epochs, batch size, schedule, clipping and
   * validation are those of this trainer.
   *
   * <pre>{@code
   * var random = new Random(1);
   * var net = Sequential.mlp(random, 2, 16, 2);
   * var trainer = new Trainer(net, new SoftmaxCrossEntropy(), new Adam(net.parameters(), 0.01), random);
   * var data = Dataset.of(Points.moons(100, 0.1, random));
   * trainer.epochs(10).fit(data);
   * trainer.save(Path.of("moons.safetensors"));
   * trainer.load(Path.of("moons.safetensors"));
   * trainer.fit(data).epochs().size(); // 20
   * }</pre>
   *
   * @return this trainer
   * @throws IOException if the file cannot be read, or belongs to another network or optimiser;
   *     then nothing is changed
   */
  public Trainer load(Path file) throws IOException {
    if (startRate.isPresent()) {
      throw new IllegalStateException("load while fit is running; wait until it has ended");
    }
    progress = Checkpoint.read(file).restore(network, optimizer, file);
    return this;
  }

  @Override
  public String toString() {
    return "Trainer of %s by %s, %s epochs, batches of %s; %s"
        .formatted(
            network.description(),
            optimizer,
            String.valueOf(epochs),
            String.valueOf(batchSize),
            history().ended());
  }
}
