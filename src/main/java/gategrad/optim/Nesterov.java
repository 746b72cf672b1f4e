package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/**
 * Momentum that looks ahead: the parameters stand where the velocity is about to take them, so the
 * gradient is that of the place ahead. <em>v = mu v - learningRate dw; w += mu v - learningRate
 * dw</em> (CS231n's form of Nesterov, 1983).
 */
public final class Nesterov extends Optimizer {
  private final double mu;

  /** With this learning rate and this share {@code mu} of the velocity kept; 0.9 is usual. */
  public Nesterov(List<Tensor> parameters, double learningRate, double mu) {
    super(parameters, learningRate);
    this.mu = checkShare("mu", mu);
  }

  @Override
  protected UpdateRule rule(double learningRate, int step) {
    return new Rule(learningRate, mu);
  }

  @Override
  protected String settings() {
    return "mu " + mu;
  }

  private record Rule(double learningRate, double mu) implements UpdateRule {
    @Override
    public double firstState(double dw, double v) {
      return mu * v - learningRate * dw;
    }

    @Override
    public double parameter(double w, double dw, double v, double unused) {
      return w + (mu * v - learningRate * dw);
    }
  }
}
