package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/** Plain gradient descent: <em>w -= rate dw</em>. */
public final class Sgd extends Optimizer {

  /** With this learning rate. */
  public Sgd(List<Tensor> parameters, double rate) {
    super(parameters, rate);
  }

  @Override
  protected UpdateRule rule(double rate, int step) {
    return new Rule(rate);
  }

  private record Rule(double rate) implements UpdateRule {
    @Override
    public boolean hasMemory() {
      return false;
    }

    @Override
    public double parameter(double w, double dw, double first, double second) {
      return w - rate * dw;
    }

    @Override
    public float parameter32(float w, float dw, float first, float second) {
      return w - (float) rate * dw;
    }
  }
}
