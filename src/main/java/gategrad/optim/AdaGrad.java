package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/**
 * A rate for each parameter, smaller where gradients were large: <em>c += dw²; w -= rate dw /
 * (sqrt(c) + 1e-10)</em> (Duchi and others, 2011).
 */
public final class AdaGrad extends Optimizer {
  private static final double EPSILON = 1e-10;

  /** With this learning rate. */
  public AdaGrad(List<Tensor> parameters, double rate) {
    super(parameters, rate);
  }

  @Override
  protected UpdateRule rule(double rate, int step) {
    return new Rule(rate);
  }

  private record Rule(double rate) implements UpdateRule {
    @Override
    public double first(double dw, double cache) {
      return cache + dw * dw;
    }

    @Override
    public double parameter(double w, double dw, double cache, double unused) {
      return w - rate * dw / (Math.sqrt(cache) + EPSILON);
    }
  }
}
