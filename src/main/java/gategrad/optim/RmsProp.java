package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/**
 * AdaGrad that forgets: <em>c = decay c + (1 - decay) dw²; w -= rate dw / (sqrt(c) + 1e-8)</em>
 * (Tieleman and Hinton, 2012).
 */
public final class RmsProp extends Optimizer {
  private static final double EPSILON = 1e-8;

  private final double decay;

  /** With this learning rate and the usual decay of 0.99. */
  public RmsProp(List<Tensor> parameters, double rate) {
    this(parameters, rate, 0.99);
  }

  /** With this learning rate and decay. */
  public RmsProp(List<Tensor> parameters, double rate, double decay) {
    super(parameters, rate);
    this.decay = checkShare("decay", decay);
  }

  @Override
  protected UpdateRule rule(double rate, int step) {
    return new Rule(rate, decay);
  }

  private record Rule(double rate, double decay) implements UpdateRule {
    @Override
    public double first(double dw, double cache) {
      return decay * cache + (1 - decay) * dw * dw;
    }

    @Override
    public double parameter(double w, double dw, double cache, double unused) {
      return w - rate * dw / (Math.sqrt(cache) + EPSILON);
    }
  }
}
