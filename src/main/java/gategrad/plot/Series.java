package gategrad.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points that belong together: one line of a chart, or one colour of a scatter plot.
 *
 * @param name stands in the legend
 * @param x the horizontal positions
 * @param y the vertical positions, one for each {@code x}
 */
public record Series(String name, double[] x, double[] y) {

  /** Checks that there are points and that each has both coordinates. */
  public Series {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "series '%s' has %s x but %s y; every point needs both"
              .formatted(name, x.length, y.length));
    }
    if (x.length == 0) {
      throw new IllegalArgumentException(
          "series '%s' has no points; there is nothing to draw".formatted(name));
    }
  }

  /** Values at 1, 2, 3 ..., such as the loss of each epoch. */
  public static Series of(String name, double... y) {
    return new Series(name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
  }

  /** Values at 1, 2, 3 ..., from a list that grew in a loop. */
  public static Series of(String name, List<? extends Number> y) {
    return of(name, y.stream().mapToDouble(Number::doubleValue).toArray());
  }

  /** Each value replaced by the mean of the last {@code window} ones; calms a noisy loss. */
  public Series smoothed(int window) {
    if (window < 1) {
      throw new IllegalArgumentException("the window is %s; at least 1".formatted(window));
    }
    var means = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      int from = Math.max(0, i + 1 - window);
      int count = i + 1 - from;
      double mean = Arrays.stream(y, from, i + 1).average().orElseThrow();
      means[i] =
          Double.isFinite(mean) ? mean : Arrays.stream(y, from, i + 1).map(v -> v / count).sum();
    }
    return new Series(name, x, means);
  }

  /** For example {@code train: 100 points, x from 1 to 100, y from 0.02 to 1.1}. */
  @Override
  public String toString() {
    return "%s: %s, x from %s, y from %s".formatted(name, size(), Range.of(x), Range.of(y));
  }

  /** For example {@code 100 points}. */
  String size() {
    return x.length == 1 ? "1 point" : x.length + " points";
  }

  /** The points in the units of the axes. */
  Series scaled(AxisScale scaleX, AxisScale scaleY) {
    return new Series(name, scaleX.apply(x), scaleY.apply(y));
  }

  /** The points with these numbers. */
  Series pick(int[] kept) {
    return new Series(
        name,
        Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(kept).mapToDouble(i -> y[i]).toArray());
  }
}
