package gategrad.nn;

import gategrad.Tensor;

/**
 * For classes, as a support vector machine: every wrong score should stay at least 1 below the
 * right one; <em>sum over wrong j of max(0, s[j] - s[label] + 1)</em>.
 */
public record MultiClassHinge() implements Loss {
  @Override
  public Tensor of(Tensor output, Target target) {
    return output.multiClassHinge(target.labelsFor("MultiClassHinge"));
  }

  @Override
  public int correct(Tensor output, Target target) {
    return Predictions.hits(output, target.labelsFor("MultiClassHinge"));
  }
}
