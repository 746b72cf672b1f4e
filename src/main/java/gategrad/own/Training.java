package gategrad.own;

import static java.util.Objects.requireNonNull;

import gategrad.notebook.Displayable;
import gategrad.notebook.InterruptedComputation;
import gategrad.text.Messages;
import gategrad.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * A small network trained with an engine of your own: exclusive or, two inputs, four hidden
 * neurons, one output. It needs {@code add}, {@code mul}, {@code backward} and one of {@code
 * sigmoid}, {@code tanh} and {@code relu}.
 *
 * <p>Every epoch builds the circuit anew from plain numbers, goes back through it once and moves
 * each number against its gradient: <em>w -= rate * dloss/dw</em>. The loss is the mean of <em>(y -
 * t)<sup>2</sup></em>. With relu some starts get stuck, which is no fault of the engine.
 *
 * <pre>{@code
 * Training.xor(Num::new, random).loss() < 0.01 // true
 * }</pre>
 */
public final class Training implements Displayable {
  private static final Messages WORDS = Messages.of(Training.class);
  private static final double[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  private static final double[] TARGETS = {0, 1, 1, 0};
  private static final int HIDDEN = 4;
  private static final int EPOCHS = 2000;

  private final double[] weights;
  private final List<Double> losses = new ArrayList<>();
  private final List<Double> outputs = new ArrayList<>();
  private String stopped = "";

  private Training(RandomGenerator random) {
    weights = new double[HIDDEN * 4 + 1];
    Arrays.setAll(weights, k -> random.nextGaussian());
  }

  /**
   * Trains with this engine.
   *
   * @param input makes an input from a number: {@code Num::new}
   */
  public static <V extends Scalar<V>> Training xor(
      DoubleFunction<V> input, RandomGenerator random) {
    requireNonNull(input, "input");
    var training = new Training(requireNonNull(random, "random"));
    try {
      training.run(input);
    } catch (NotWritten missing) {
      training.stopped = missing.getMessage();
    }
    return training;
  }

  private <V extends Scalar<V>> void run(DoubleFunction<V> input) {
    Squash<V> squash = squash(input);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      InterruptedComputation.poll();
      List<V> w = Arrays.stream(weights).mapToObj(input).toList();
      outputs.clear();
      V loss = null;
      for (int i = 0; i < INPUTS.length; i++) {
        V y = net(w, input, squash.function(), INPUTS[i]);
        outputs.add(y.data());
        V error = y.add(input.apply(-TARGETS[i]));
        V square = error.mul(error).mul(input.apply(1.0 / INPUTS.length));
        loss = loss == null ? square : loss.add(square);
      }
      loss.backward();
      losses.add(loss.data());
      for (int k = 0; k < weights.length; k++) {
        weights[k] -= squash.rate() * w.get(k).grad();
      }
    }
  }

  /** Hidden neuron h has its weights and bias at 4h, 4h + 1, 4h + 2, and 4h + 3 is the output's. */
  private static <V extends Scalar<V>> V net(
      List<V> w, DoubleFunction<V> input, UnaryOperator<V> squash, double... x) {
    V sum = w.get(4 * HIDDEN);
    for (int h = 0; h < HIDDEN; h++) {
      V inside =
          w.get(4 * h)
              .mul(input.apply(x[0]))
              .add(w.get(4 * h + 1).mul(input.apply(x[1])))
              .add(w.get(4 * h + 2));
      sum = sum.add(w.get(4 * h + 3).mul(squash.apply(inside)));
    }
    return sum;
  }

  /** An activation, and the learning rate that goes well with it. */
  private record Squash<V>(UnaryOperator<V> function, double rate) {}

  /** The first activation that this engine has; the last one says that it is missing. */
  private static <V extends Scalar<V>> Squash<V> squash(DoubleFunction<V> input) {
    List<Squash<V>> kinds =
        List.of(
            new Squash<>(V::tanh, 0.1), new Squash<>(V::sigmoid, 0.5), new Squash<>(V::relu, 0.05));
    return kinds.stream().filter(kind -> has(kind, input)).findFirst().orElse(kinds.get(0));
  }

  private static <V extends Scalar<V>> boolean has(Squash<V> kind, DoubleFunction<V> input) {
    try {
      kind.function().apply(input.apply(0.5));
      return true;
    } catch (NotWritten missing) {
      return false;
    }
  }

  /** The loss of the last epoch; NaN if there was none. */
  public double loss() {
    return losses.isEmpty() ? Double.NaN : losses.get(losses.size() - 1);
  }

  /** The loss of every epoch. */
  public List<Double> losses() {
    return List.copyOf(losses);
  }

  /** What was missing in the engine, the losses, and what the net says of the four inputs. */
  @Override
  public String text() {
    if (losses.isEmpty()) {
      return stopped;
    }
    var text = new StringBuilder();
    text.append(
        WORDS.say(
            "training.loss", "epochs", losses.size(), "first", losses.get(0), "last", loss()));
    for (int i = 0; i < outputs.size(); i++) {
      text.append('\n')
          .append(
              WORDS.say(
                  "training.row",
                  "x",
                  Numbers.text(INPUTS[i][0]),
                  "y",
                  Numbers.text(INPUTS[i][1]),
                  "output",
                  outputs.get(i),
                  "target",
                  TARGETS[i]));
    }
    return text.toString();
  }

  /** The text. */
  @Override
  public String toString() {
    return text();
  }
}
