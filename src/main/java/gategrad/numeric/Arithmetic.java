package gategrad.numeric;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;

/**
 * How exactly one calculates: every number, on the way and at the end, is rounded in the same way.
 *
 * @param name for tables
 * @param rounding what is done to every number
 */
record Arithmetic(String name, DoubleUnaryOperator rounding) {
  static final Arithmetic DOUBLE = new Arithmetic("double", x -> x);
  static final Arithmetic FLOAT = new Arithmetic("float", x -> (float) x);

  /** By hand, on paper: so many digits after the point, a half rounded up. */
  static Arithmetic decimals(int decimals) {
    return new Arithmetic(
        Words.say("arithmetic.decimals", "n", decimals), x -> rounded(x, decimals));
  }

  private static double rounded(double x, int decimals) {
    return Double.isFinite(x)
        ? BigDecimal.valueOf(x).setScale(decimals, RoundingMode.HALF_UP).doubleValue()
        : x;
  }

  double round(double x) {
    return rounding.applyAsDouble(x);
  }
}
