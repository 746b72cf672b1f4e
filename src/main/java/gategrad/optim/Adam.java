package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/**
 * Momentum and RMSProp together, corrected for their start at zero (Kingma and Ba, 2015): <em>m =
 * 0.9 m + 0.1 dw; v = 0.999 v + 0.001 dw²; w -= learningRate m' / (sqrt(v') + 1e-8)</em> with
 * <em>m' = m / (1 - 0.9^t)</em> and <em>v' = v / (1 - 0.999^t)</em> in step t.
 */
public final class Adam extends Optimizer {

  /** With this learning rate; 0.001 is usual. */
  public Adam(List<Tensor> parameters, double learningRate) {
    super(parameters, learningRate);
  }

  @Override
  protected UpdateRule rule(double learningRate, int step) {
    return AdamRule.of(learningRate, 0, step);
  }
}
