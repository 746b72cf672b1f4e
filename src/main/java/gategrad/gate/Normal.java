package gategrad.gate;

/** The standard normal distribution, to about 15 digits. */
final class Normal {
  private static final double PEAK = 1 / Math.sqrt(2 * Math.PI);
  private static final double TAIL = 3;
  private static final int FRACTIONS = 100;

  private Normal() {}

  /** The bell curve. */
  static double density(double x) {
    return PEAK * Math.exp(-0.5 * x * x);
  }

  /** The probability of a number below {@code x}. */
  static double below(double x) {
    if (x < -TAIL) {
      return tail(-x);
    }
    return x > TAIL ? 1 - tail(x) : 0.5 + density(x) * series(x);
  }

  /** <em>x + x<sup>3</sup>/3 + x<sup>5</sup>/(3*5) + ...</em>, until a term changes nothing. */
  private static double series(double x) {
    double sum = x;
    double before = 0;
    double term = x;
    for (int k = 3; sum != before && !Double.isNaN(sum); k += 2) {
      before = sum;
      term *= x * x / k;
      sum += term;
    }
    return sum;
  }

  /** Laplace's continued fraction: <em>density / (x + 1/(x + 2/(x + 3/(x + ...))))</em>. */
  private static double tail(double x) {
    double fraction = x;
    for (int k = FRACTIONS; k > 0; k--) {
      fraction = x + k / fraction;
    }
    return density(x) / fraction;
  }
}
