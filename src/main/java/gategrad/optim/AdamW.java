package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/**
 * Adam with weight decay beside the adaptive rate, not through it: before the step of {@link Adam}
 * every parameter shrinks by <em>rate decay w</em> (Loshchilov and Hutter, 2019).
 */
public final class AdamW extends Optimizer {
  private final double decay;

  /** With this learning rate and weight decay; 0.001 and 0.01 are usual. */
  public AdamW(List<Tensor> parameters, double rate, double decay) {
    super(parameters, rate);
    this.decay = checkShare("the weight decay", decay);
  }

  @Override
  protected UpdateRule rule(double rate, int step) {
    return AdamRule.of(rate, decay, step);
  }
}
