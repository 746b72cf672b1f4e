package gategrad.exercise;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as a learner writes it: -4, 0.39, 0,39, 2e-5, 1/3, 5 %, with a minus of any kind.
 *
 * @param numerator the number, or what stands above the stroke
 * @param denominator one, or what stands below the stroke
 */
record WrittenNumber(BigDecimal numerator, BigDecimal denominator) {
  private static final String NUMBER =
      "([+-]?(?:\\d{1,30}\\.?\\d{0,30}|\\.\\d{1,30})(?:[eE][+-]?\\d{1,3})?)";
  private static final Pattern WHOLE =
      Pattern.compile(NUMBER + "(?:\\s*/\\s*" + NUMBER + ")?\\s*(%?)");
  private static final double COARSE = 0.05;

  /** The number that a text is, if it is one. */
  static Optional<WrittenNumber> of(String text) {
    Matcher parts =
        WHOLE.matcher(text.strip().replaceAll("[\u2212\u2013\u2010\u2011]", "-").replace(',', '.'));
    if (!parts.matches()) {
      return Optional.empty();
    }
    var above = new BigDecimal(parts.group(1));
    var below = parts.group(2) == null ? BigDecimal.ONE : new BigDecimal(parts.group(2));
    if (below.signum() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new WrittenNumber(parts.group(3).isEmpty() ? above : above.movePointLeft(2), below));
  }

  private boolean isFraction() {
    return denominator.compareTo(BigDecimal.ONE) != 0;
  }

  private double value() {
    return numerator.divide(denominator, MathContext.DECIMAL64).doubleValue();
  }

  /**
   * Whether this is the truth rounded to the digits that were written. A single digit may stand for
   * a whole number only: 0.4 is not 0.44, but 3 is 3.0.
   */
  boolean rounds(double truth) {
    double error = Math.abs(value() - truth);
    double size = Math.max(Math.abs(truth), Math.abs(value()));
    if (error <= 1e-9 * size) {
      return true;
    }
    boolean enoughDigits = numerator.precision() >= 2 && numerator.scale() > 0;
    return !isFraction()
        && enoughDigits
        && Double.isFinite(truth)
        && error <= 0.5000001 * Math.pow(10, -numerator.scale());
  }

  /** Whether this is off by a twentieth at the most. */
  boolean roundsCoarsely(double truth) {
    return Math.abs(value() - truth) <= COARSE * Math.abs(truth);
  }
}
