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

  double width() {
    return high - low;
  }

  /** Wider on both sides by this share of the width; a single number gets 1 around it. */
  Range padded(double share) {
    double more = width() > 0 ? share * width() : 0.5;
    return new Range(low - more, high + more);
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
