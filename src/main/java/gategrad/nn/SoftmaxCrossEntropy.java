package gategrad.nn;

import gategrad.Tensor;

/**
 * For classes: <em>-log softmax(scores)[label]</em>, fused and stable; the scores (logits) come
 * straight from a linear layer.
 */
public record SoftmaxCrossEntropy() implements Loss {
  @Override
  public Tensor of(Tensor output, Target target) {
    return output.softmaxCrossEntropy(target.labelsFor("SoftmaxCrossEntropy"));
  }

  @Override
  public int correct(Tensor output, Target target) {
    return Predictions.hits(output, target.labelsFor("SoftmaxCrossEntropy"));
  }
}
