package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/**
 * Momentum that looks ahead: the parameters stand where the velocity is about to take them, so the
 * gradient is that of the place ahead. <em>v = mu v - rate dw; w += mu v - rate dw</em> (CS231n's
 * form of Nesterov, 1983).
 */
public final class Nesterov extends Optimizer {
  private final double mu;

  /** With this learning rate and this share {@code mu} of the velocity kept; 0.9 is usual. */
  public Nesterov(List<Tensor> parameters, double rate, double mu) {
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
      return w + (mu * v - rate * dw);
    }
  }
}
