package gategrad.plot;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** From where to where numbers reach; NaN and infinities do not count. */
record Range(double low, double high) {

  static Range of(double... values) {
    return of(Arrays.stream(values));
  }

  /** The range of the finite values; 0 to 1 where there are none. */
  static Range of(DoubleStream values) {
    var found = values.filter(Double::isFinite).summaryStatistics();
    return found.getCount() == 0 ? new Range(0, 1) : new Range(found.getMin(), found.getMax());
  }

  /** Infinite where low and high are too far apart for the difference to be a number. */
  double width() {
    return high - low;
  }

  /** Where a number lies: 0 at the low end, 1 at the high end. */
  double share(double value) {
    return width() < Double.POSITIVE_INFINITY
        ? (value - low) / width()
        : (value / 2 - low / 2) / (high / 2 - low / 2);
  }

  /** The number at this share of the way from low to high. */
  double at(double share) {
    return width() < Double.POSITIVE_INFINITY
        ? low + width() * share
        : low * (1 - share) + high * share;
  }

  /**
   * Wider on both sides by this share of the width, as far as numbers reach; a single number gets 1
   * around it, or more where so little makes no difference.
   */
  Range padded(double share) {
    double more = width() > 0 ? share * width() : Math.max(0.5, 1000 * Math.ulp(low));
    double most = Double.MAX_VALUE;
    return new Range(Math.max(-most, low - more), Math.min(most, high + more));
  }

  /** For example {@code -1 to 2.5}. */
  @Override
  public String toString() {
    return number(low) + " to " + number(high);
  }

  /** A number with four significant digits, without trailing zeros. */
  static String number(double value) {
    if (!Double.isFinite(value) || value == Math.rint(value) && Math.abs(value) < 1e7) {
      return value == (long) value ? Long.toString((long) value) : Double.toString(value);
    }
    double size = Math.abs(value);
    if (size < 1e-4 || size >= 1e7) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }
}
