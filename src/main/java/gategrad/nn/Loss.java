package gategrad.nn;

import gategrad.Tensor;

/**
 * How wrong a network is, as one number: the mean over the batch.
 *
 * <pre>{@code
 * var scores = Tensor.of(new double[][] {{2, 1}, {0, 3}});
 * var loss = new SoftmaxCrossEntropy().of(scores, Target.labels(0, 1));
 * loss.backward();
 * }</pre>
 */
public interface Loss {

  /** The loss of outputs (n, m) against what they should be; shapes and labels are checked. */
  Tensor of(Tensor output, Target target);

  /** How many of these outputs count as right; -1 where that has no meaning. */
  default int correct(Tensor output, Target target) {
    return -1;
  }
}
