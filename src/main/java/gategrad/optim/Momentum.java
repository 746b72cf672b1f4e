package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/**
 * Gradient descent with a velocity, like a ball that rolls: <em>v = mu v - rate dw; w += v</em>.
 */
public final class Momentum extends Optimizer {
  private final double mu;

  /** With this learning rate and this share {@code mu} of the velocity kept; 0.9 is usual. */
  public Momentum(List<Tensor> parameters, double rate, double mu) {
    super(parameters, rate);
    this.mu = checkShare("mu", mu);
  }

  @Override
  protected UpdateRule rule(double rate, int step) {
    return new Rule(rate, mu);
  }

  private record Rule(double rate, double mu) implements UpdateRule {
    @Override
    public double first(double dw, double v) {
      return mu * v - rate * dw;
    }

    @Override
    public double parameter(double w, double dw, double v, double unused) {
      return w + v;
    }
  }
}
