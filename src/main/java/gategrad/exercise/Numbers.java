package gategrad.exercise;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Compares a learner's numbers, and writes them short enough for a table. */
final class Numbers {
  private static final double TOLERANCE = 1e-9;
  private static final MathContext SIX_DIGITS = new MathContext(6);

  private Numbers() {}

  /** Whether two numbers agree but for rounding; NaN agrees with nothing. */
  static boolean same(double expected, double got) {
    double size = Math.max(1, Math.max(Math.abs(expected), Math.abs(got)));
    return expected == got || Math.abs(expected - got) <= TOLERANCE * size;
  }

  static boolean same(double[] expected, double[] got) {
    boolean same = expected.length == got.length;
    for (int k = 0; same && k < expected.length; k++) {
      same = same(expected[k], got[k]);
    }
    return same;
  }

  /** Six digits at most, without a trailing {@code .0}. */
  static String text(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    var rounded = new BigDecimal(number).round(SIX_DIGITS).stripTrailingZeros();
    int size = rounded.precision() - rounded.scale();
    return size > 12 || size < -6 ? rounded.toString() : rounded.toPlainString();
  }

  static String text(double[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(Numbers::text)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
