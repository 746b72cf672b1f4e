package gategrad.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

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

  /** As it was written: {@code 3} rather than {@code 3.0}, but no digit is lost. */
  public static String exact(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e7
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** For columns: whole numbers as they are, others with four decimals or in powers of ten. */
  public static String cell(double number) {
    double size = Math.abs(number);
    if (number == Math.rint(number) && size < 1e6) {
      return Long.toString((long) number);
    }
    return String.format(Locale.ROOT, size < 1e-3 || size >= 1e4 ? "%.2e" : "%.4f", number);
  }
}
