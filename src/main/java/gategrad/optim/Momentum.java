package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/**
 * Gradient descent with a velocity, like a ball that rolls: <em>v = mu v - learningRate dw; w +=
 * v</em>.
 */
public final class Momentum extends Optimizer {
  private final double mu;

  /** With this learning rate and this share {@code mu} of the velocity kept; 0.9 is usual. */
  public Momentum(List<Tensor> parameters, double learningRate, double mu) {
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
      return w + v;
    }
  }
}
