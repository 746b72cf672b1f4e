package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/** Plain gradient descent: <em>w -= learningRate dw</em>. */
public final class Sgd extends Optimizer {

  /** With this learning rate. */
  public Sgd(List<Tensor> parameters, double learningRate) {
    super(parameters, learningRate);
  }

  @Override
  protected UpdateRule rule(double learningRate, int step) {
    return new Rule(learningRate);
  }

  private record Rule(double learningRate) implements UpdateRule {
    @Override
    public boolean hasState() {
      return false;
    }

    @Override
    public double parameter(double w, double dw, double first, double second) {
      return w - learningRate * dw;
    }

    @Override
    public float parameter32(float w, float dw, float first, float second) {
      return w - (float) learningRate * dw;
    }
  }
}
