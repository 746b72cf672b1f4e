package gategrad.nn;

import gategrad.Tensor;
import gategrad.gate.Gates;

/**
 * For two classes and one score (n, 1): <em>-log sigmoid(z)</em> for label 1 and <em>-log(1 -
 * sigmoid(z))</em> for label 0, written as <em>softplus(z) - label z</em> so that nothing
 * overflows.
 */
public record BinaryCrossEntropy() implements Loss {
  @Override
  public Tensor of(Tensor output, Target target) {
    double[] labels = Predictions.twoClasses("BinaryCrossEntropy", output, target, 0);
    var y = Predictions.like(output, labels);
    return output.apply(Gates.SOFTPLUS).sub(y.mul(output)).mean();
  }

  @Override
  public int correct(Tensor output, Target target) {
    return Predictions.signHits(output, target.labelsFor("BinaryCrossEntropy"));
  }
}
