package gategrad.optim;

import gategrad.Tensor;
import gategrad.array.Array;
import gategrad.loop.UpdateRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves parameters by their gradients, one {@link #step} at a time.
 *
 * <pre>{@code
 * var optimizer = new Sgd(net.parameters(), 0.1);
 * optimizer.zeroGrad();
 * loss.backward();
 * optimizer.step();
 * }</pre>
 */
public abstract class Optimizer {
  private final List<Tensor> parameters;
  private final List<Array> first = new ArrayList<>();
  private final List<Array> second = new ArrayList<>();
  private double rate;
  private int steps;

  /** For these parameters, with this learning rate. */
  protected Optimizer(List<Tensor> parameters, double rate) {
    this.parameters = List.copyOf(parameters);
    checkRate(rate);
    this.rate = rate;
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("an optimiser needs at least one parameter");
    }
  }

  private static void checkRate(double rate) {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the learning rate is %s; it must be finite and not negative".formatted(rate));
    }
  }

  static double checkShare(String name, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be at least 0 and below 1".formatted(name, share));
    }
    return share;
  }

  /** The rule of step number {@code step}, counted from one. */
  protected abstract UpdateRule rule(double rate, int step);

  /** Moves every parameter once, by its gradient. An interrupt waits until the step is whole. */
  public final void step() {
    steps++;
    UpdateRule rule = rule(rate, steps);
    for (int k = 0; k < parameters.size(); k++) {
      if (rule.hasMemory()) {
        remember(k);
        parameters.get(k).update(rule, first.get(k), second.get(k));
      } else {
        parameters.get(k).update(rule);
      }
    }
  }

  /** Memory begins at zero, when the rule first asks for it. */
  private void remember(int k) {
    if (k == first.size()) {
      first.add(parameters.get(k).data().zerosLike());
      second.add(parameters.get(k).data().zerosLike());
    }
  }

  /** Sets all gradients to zero; otherwise the next backward pass adds to the last. */
  public final void zeroGrad() {
    for (Tensor parameter : parameters) {
      parameter.zeroGrad();
    }
  }

  /** What is moved. */
  public final List<Tensor> parameters() {
    return parameters;
  }

  /** The learning rate. */
  public final double rate() {
    return rate;
  }

  /** Changes the learning rate, as a {@link Schedule} does. */
  public final void setRate(double rate) {
    checkRate(rate);
    this.rate = rate;
  }

  @Override
  public String toString() {
    return "%s(rate %s, %d parameter tensors)"
        .formatted(getClass().getSimpleName(), rate, parameters.size());
  }
}
