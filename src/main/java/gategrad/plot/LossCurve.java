package gategrad.plot;

import gategrad.notebook.Live;
import gategrad.train.Epoch;
import gategrad.train.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A loss curve that grows while a net learns.
 *
 * <p>Show it first, then train; it redraws itself a few times a second. The pale line is the loss
 * of each mini-batch. Where training goes on, the curve does too.
 *
 * <pre>{@code
 * var random = new Random(1);
 * var net = Sequential.mlp(random, 2, 16, 2);
 * var curve = new LossCurve(); // in a notebook: display(curve)
 * new Trainer(net, new SoftmaxCrossEntropy(), new Sgd(net.parameters(), 0.1), random)
 *     .epochs(20).listen(curve).fit(Dataset.of(Points.moons(100, 0.1, random)));
 * }</pre>
 */
public final class LossCurve implements TrainingListener, Live {
  private static final long NANOS_BETWEEN_STEPS = 300_000_000;

  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final List<Epoch> epochs = new ArrayList<>();
  private final boolean logarithmic;
  private double[] stepLosses = new double[1024];
  private double[] stepTimes = new double[1024];
  private int steps;
  private double epochStart;
  private int stepsOfEpoch;
  private int stepsPerEpoch = 1;
  private int planned;
  private String state = "not started";
  private long lastDrawn = System.nanoTime();

  /** An empty curve with ordinary axes. */
  public LossCurve() {
    this(false);
  }

  private LossCurve(boolean logarithmic) {
    this.logarithmic = logarithmic;
  }

  /** An empty curve with a logarithmic vertical axis. */
  public static LossCurve log() {
    return new LossCurve(true);
  }

  @Override
  public synchronized void started(double done, int epochs, int stepsPerEpoch) {
    boolean goesOn = steps > 0 && Math.abs(stepTimes[steps - 1] - done) < 1e-6;
    if (!goesOn) {
      this.epochs.clear();
      steps = 0;
    }
    epochStart = done;
    stepsOfEpoch = 0;
    planned = epochs;
    this.stepsPerEpoch = Math.max(1, stepsPerEpoch);
    state = "running";
  }

  @Override
  public void stepDone(int step, double loss) {
    boolean due;
    synchronized (this) {
      if (steps == stepLosses.length) {
        stepLosses = Arrays.copyOf(stepLosses, 2 * steps);
        stepTimes = Arrays.copyOf(stepTimes, 2 * steps);
      }
      stepsOfEpoch++;
      stepLosses[steps] = loss;
      stepTimes[steps] = epochStart + (double) stepsOfEpoch / stepsPerEpoch;
      steps++;
      due = System.nanoTime() - lastDrawn > NANOS_BETWEEN_STEPS;
    }
    if (due) {
      changed();
    }
  }

  @Override
  public void epochDone(Epoch epoch) {
    synchronized (this) {
      epochs.add(epoch);
      epochStart = epoch.number();
      stepsOfEpoch = 0;
    }
    changed();
  }

  @Override
  public void finished(String why) {
    synchronized (this) {
      state = why;
    }
    changed();
  }

  @Override
  public void onChange(Runnable redraw) {
    watchers.add(redraw);
  }

  private void changed() {
    watchers.forEach(Runnable::run);
    synchronized (this) {
      lastDrawn = System.nanoTime();
    }
  }

  /** The curve as it is now. */
  public synchronized Plot plot() {
    String title =
        epochs.isEmpty()
            ? "Loss"
            : "Loss after epoch %s of %s"
                .formatted(String.valueOf(last()), String.valueOf(planned));
    var plot = new LinePlot(new Axes(title, "epoch", "loss", logarithmic));
    if (steps > 0) {
      plot.addPale(
          new Series(
              "each step", Arrays.copyOf(stepTimes, steps), Arrays.copyOf(stepLosses, steps)),
          0);
    }
    if (!epochs.isEmpty()) {
      double[] at = epochs.stream().mapToDouble(Epoch::number).toArray();
      plot.add(
          new Series("train", at, epochs.stream().mapToDouble(Epoch::loss).toArray()), 0, false);
      double[] validation = epochs.stream().mapToDouble(Epoch::validationLoss).toArray();
      if (!Arrays.stream(validation).allMatch(Double::isNaN)) {
        plot.add(new Series("validation", at, validation), 1, false);
      }
    }
    return plot.plot();
  }

  private int last() {
    return epochs.get(epochs.size() - 1).number();
  }

  private boolean isEmpty() {
    return steps == 0 && epochs.isEmpty();
  }

  @Override
  public synchronized String text() {
    return isEmpty() ? "Loss curve: " + state : plot().text() + "\n" + accuracy() + state;
  }

  private String accuracy() {
    if (epochs.isEmpty() || Double.isNaN(epochs.get(epochs.size() - 1).accuracy())) {
      return "";
    }
    var epoch = epochs.get(epochs.size() - 1);
    String validation =
        Double.isNaN(epoch.validationAccuracy())
            ? ""
            : ", validation " + Range.number(epoch.validationAccuracy());
    return "accuracy: train %s%s\n".formatted(Range.number(epoch.accuracy()), validation);
  }

  @Override
  public synchronized Optional<byte[]> png() {
    return isEmpty() ? Optional.empty() : plot().png();
  }

  /** The text twin. */
  @Override
  public String toString() {
    return text();
  }
}
