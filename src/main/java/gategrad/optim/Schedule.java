package gategrad.optim;

/**
 * How the learning rate changes as training goes on: a factor on the rate at the start.
 *
 * <pre>{@code
 * var halved = Schedule.stepDecay(10, 0.5);
 * halved.factor(25); // 0.25
 * }</pre>
 */
@FunctionalInterface
public interface Schedule {

  /** The factor after {@code epoch} epochs, parts of epochs included. */
  double factor(double epoch);

  /** Always the same rate. */
  static Schedule constant() {
    return epoch -> 1;
  }

  /** Times {@code factor} after every {@code epochs} epochs. */
  static Schedule stepDecay(int epochs, double factor) {
    if (epochs < 1) {
      throw new IllegalArgumentException("stepDecay every " + epochs + " epochs; at least 1");
    }
    return epoch -> Math.pow(factor, Math.floor(epoch / epochs));
  }

  /** <em>e<sup>-k epoch</sup></em>. */
  static Schedule exponential(double k) {
    return epoch -> Math.exp(-k * epoch);
  }

  /** <em>1 / (1 + k epoch)</em>. */
  static Schedule inverse(double k) {
    return epoch -> 1 / (1 + k * epoch);
  }

  /**
   * Half a cosine wave from 1 down to 0 over {@code epochs} epochs (Loshchilov and Hutter, 2017).
   */
  static Schedule cosine(int epochs) {
    if (epochs < 1) {
      throw new IllegalArgumentException("cosine over " + epochs + " epochs; at least 1");
    }
    return epoch -> 0.5 * (1 + Math.cos(Math.PI * Math.min(1, epoch / epochs)));
  }

  /** Rises evenly from 0 over the first {@code epochs} epochs, then follows this schedule. */
  default Schedule withWarmup(double epochs) {
    return epoch -> epoch < epochs ? epoch / epochs * factor(epochs) : factor(epoch);
  }
}
