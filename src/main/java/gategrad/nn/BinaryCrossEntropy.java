package gategrad.nn;

import gategrad.Tensor;
import gategrad.gate.Gates;

/**
 * For two classes and one score (n, 1): <em>-log sigmoid(z)</em> for label 1 and <em>-log(1 -
 * sigmoid(z))</em> for label 0.
 *
 * <p>Calculated from the score as <em>softplus(-s z)</em> with <em>s</em> = 1 for label 1 and -1
 * for label 0: nothing overflows, and a small loss keeps its digits. The loss of an infinite score
 * is 0 or infinite.
 */
public record BinaryCrossEntropy() implements Loss {
  @Override
  public Tensor of(Tensor output, Target target) {
    double[] signs = Predictions.twoClasses("BinaryCrossEntropy", output, target, -1);
    return Predictions.like(output, signs).mul(output).neg().apply(Gates.SOFTPLUS).mean();
  }

  @Override
  public int correct(Tensor output, Target target) {
    return Predictions.signHits(output, target.labelsFor("BinaryCrossEntropy"));
  }
}
