package gategrad.nn;

import gategrad.Value;
import java.util.List;

/**
 * Losses of single numbers; a {@code sign} is the label, -1 or 1.
 *
 * <pre>{@code
 * NeuronLoss.hinge(Value.of(0.25), 1).data(); // 0.75
 * NeuronLoss.squared(Value.of(3), 5).data(); // 4.0
 * }</pre>
 */
public final class NeuronLoss {
  private NeuronLoss() {}

  /** {@code max(0, 1 - sign * score)}: zero once the score is right by a margin of 1. */
  public static Value hinge(Value score, double sign) {
    return score.mul(-sign).add(1).relu();
  }

  /** {@code (prediction - target)^2}. */
  public static Value squared(Value prediction, double target) {
    return prediction.sub(target).square();
  }

  /** {@code log(1 + e^(-sign * score))}: the cross-entropy of {@code sigmoid(score)}. */
  public static Value logistic(Value score, double sign) {
    return score.mul(-sign).softplus();
  }

  /** The mean, for the losses of a batch. */
  public static Value mean(List<Value> losses) {
    return sum(losses).div(losses.size());
  }

  /** {@code strength * (w0^2 + w1^2 + ...)}: keeps weights small. */
  public static Value l2(List<Value> weights, double strength) {
    return sum(weights.stream().map(Value::square).toList()).mul(strength);
  }

  private static Value sum(List<Value> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("here is nothing to add up: the list is empty");
    }
    Value sum = values.get(0);
    for (Value next : values.subList(1, values.size())) {
      sum = sum.add(next);
    }
    return sum;
  }
}
