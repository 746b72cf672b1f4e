package gategrad.plot;

import java.util.Arrays;

/**
 * How numbers that are too large, too small or too close together for a chart are written on an
 * axis: less an offset, in units of a power of ten. XChart loses itself in such numbers.
 *
 * @param offset is taken off first
 * @param exponent of the unit
 */
record AxisScale(double offset, int exponent) {
  private static final AxisScale NONE = new AxisScale(0, 0);
  private static final double LARGE = 1e100;
  private static final double CLOSE = 1e-9;

  /** No change for ordinary numbers. */
  static AxisScale of(Range range) {
    double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    boolean close = range.width() > 0 && range.width() < CLOSE * largest;
    double size = close ? range.width() : largest;
    boolean ordinary = size == 0 || size > 1 / LARGE && size < LARGE;
    return close || !ordinary
        ? new AxisScale(close ? range.low() : 0, ordinary ? 0 : (int) Math.floor(Math.log10(size)))
        : NONE;
  }

  static AxisScale none() {
    return NONE;
  }

  /** The number in the units of the axis. */
  double apply(double value) {
    int half = exponent / 2; // the whole power may be no number
    return (value - offset) / Math.pow(10, half) / Math.pow(10, exponent - half);
  }

  double[] apply(double[] values) {
    return equals(NONE) ? values : Arrays.stream(values).map(this::apply).toArray();
  }

  Range apply(Range range) {
    return new Range(apply(range.low()), apply(range.high()));
  }

  /** For example {@code loss, minus 1.0E15} or {@code w, in 1e308}. */
  String title(String title) {
    String less = offset == 0 ? "" : ", minus " + offset;
    return title + less + (exponent == 0 ? "" : ", in 1e" + exponent);
  }
}
