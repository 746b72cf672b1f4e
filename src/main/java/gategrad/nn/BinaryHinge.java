package gategrad.nn;

import gategrad.Tensor;
import gategrad.gate.Gates;

/**
 * For two classes and one score (n, 1), as a support vector machine: <em>max(0, 1 - s z)</em> with
 * <em>s</em> = 1 for label 1 and -1 for label 0.
 */
public record BinaryHinge() implements Loss {
  @Override
  public Tensor of(Tensor output, Target target) {
    double[] signs = Predictions.twoClasses("BinaryHinge", output, target, -1);
    var margin = Predictions.like(output, signs).mul(output).neg().add(1);
    return margin.apply(Gates.RELU).mean();
  }

  @Override
  public int correct(Tensor output, Target target) {
    return Predictions.signHits(output, target.labelsFor("BinaryHinge"));
  }
}
