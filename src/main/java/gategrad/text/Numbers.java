package gategrad.text;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes single numbers for people, the same on every machine and in every language. */
public final class Numbers {
  private static final MathContext SIX_DIGITS = new MathContext(6);
  private static final int LONGEST = 7;

  private Numbers() {}

  /**
   * Six digits at most and no trailing zeros: {@code -2}, {@code 0.333333}, {@code 4.24835e-18}.
   */
  public static String text(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    var rounded = new BigDecimal(number).round(SIX_DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (rounded.signum() == 0 || exponent >= -4 && exponent < LONGEST) {
      return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
    var digits = new BigDecimal(rounded.unscaledValue(), rounded.precision() - 1);
    return digits.stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
