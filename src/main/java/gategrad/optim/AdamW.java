package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/**
 * Adam with weight decay beside the adaptive rate, not through it: before the step of {@link Adam}
 * every parameter shrinks by <em>learningRate decay w</em> (Loshchilov and Hutter, 2019).
 */
public final class AdamW extends Optimizer {
  private final double decay;

  /** With this learning rate and weight decay; 0.001 and 0.01 are usual. */
  public AdamW(List<Tensor> parameters, double learningRate, double decay) {
    super(parameters, learningRate);
    this.decay = checkShare("the weight decay", decay);
  }

  @Override
  protected UpdateRule rule(double learningRate, int step) {
    return AdamRule.of(learningRate, decay, step);
  }

  @Override
  protected String settings() {
    return "decay " + decay;
  }
}
