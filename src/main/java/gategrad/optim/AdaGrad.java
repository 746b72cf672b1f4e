package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/**
 * A rate for each parameter, smaller where gradients were large: <em>c += dw²; w -= learningRate dw
 * / (sqrt(c) + 1e-10)</em> (Duchi and others, 2011).
 */
public final class AdaGrad extends Optimizer {
  private static final double EPSILON = 1e-10;

  /** With this learning rate. */
  public AdaGrad(List<Tensor> parameters, double learningRate) {
    super(parameters, learningRate);
  }

  @Override
  protected UpdateRule rule(double learningRate, int step) {
    return new Rule(learningRate);
  }

  private record Rule(double learningRate) implements UpdateRule {
    @Override
    public double firstState(double dw, double cache) {
      return cache + dw * dw;
    }

    @Override
    public double parameter(double w, double dw, double cache, double unused) {
      return w - learningRate * dw / (Math.sqrt(cache) + EPSILON);
    }
  }
}
