package gategrad.optim;

import gategrad.Tensor;
import gategrad.loop.UpdateRule;
import java.util.List;

/**
 * AdaGrad that forgets: <em>c = decay c + (1 - decay) dw²; w -= learningRate dw / (sqrt(c) +
 * 1e-8)</em> (Tieleman and Hinton, 2012).
 */
public final class RmsProp extends Optimizer {
  private static final double EPSILON = 1e-8;

  private final double decay;

  /** With this learning rate and the usual decay of 0.99. */
  public RmsProp(List<Tensor> parameters, double learningRate) {
    this(parameters, learningRate, 0.99);
  }

  /** With this learning rate and decay. */
  public RmsProp(List<Tensor> parameters, double learningRate, double decay) {
    super(parameters, learningRate);
    this.decay = checkShare("decay", decay);
  }

  @Override
  protected UpdateRule rule(double learningRate, int step) {
    return new Rule(learningRate, decay);
  }

  @Override
  protected String settings() {
    return "decay " + decay;
  }

  private record Rule(double learningRate, double decay) implements UpdateRule {
    @Override
    public double firstState(double dw, double cache) {
      return decay * cache + (1 - decay) * dw * dw;
    }

    @Override
    public double parameter(double w, double dw, double cache, double unused) {
      return w - learningRate * dw / (Math.sqrt(cache) + EPSILON);
    }
  }
}
