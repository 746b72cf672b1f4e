package gategrad.optim;

import gategrad.loop.UpdateRule;

/** One step of Adam for one number, with its means corrected for their start at zero. */
record AdamRule(double learningRate, double decay, double correction1, double correction2)
    implements UpdateRule {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  static AdamRule of(double learningRate, double decay, int step) {
    return new AdamRule(learningRate, decay, 1 - Math.pow(BETA1, step), 1 - Math.pow(BETA2, step));
  }

  @Override
  public double firstState(double dw, double m) {
    return BETA1 * m + (1 - BETA1) * dw;
  }

  @Override
  public double secondState(double dw, double v) {
    return BETA2 * v + (1 - BETA2) * dw * dw;
  }

  @Override
  public double parameter(double w, double dw, double m, double v) {
    double shrunk = w - learningRate * decay * w;
    return shrunk - learningRate * (m / correction1) / (Math.sqrt(v / correction2) + EPSILON);
  }
}
