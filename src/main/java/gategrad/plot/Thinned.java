package gategrad.plot;

import java.util.HashSet;
import java.util.stream.IntStream;

/** Leaves out what nobody could see: drawing a hundred thousand points takes many seconds. */
final class Thinned {
  /** About one for each pixel; more would only cost time. */
  private static final int BUCKETS = 600;

  private static final int MANY_POINTS = 2_000;
  private static final int CELLS = 150;

  private Thinned() {}

  /** A line that keeps the lowest and the highest value of each bucket, so no spike is lost. */
  static Series line(Series series) {
    int count = series.x().length;
    if (count <= 2 * BUCKETS) {
      return series;
    }
    var kept = new int[2 * BUCKETS];
    for (int b = 0; b < BUCKETS; b++) {
      int from = (int) ((long) b * count / BUCKETS);
      int to = (int) ((long) (b + 1) * count / BUCKETS);
      int low = extreme(series.y(), from, to, -1);
      int high = extreme(series.y(), from, to, 1);
      kept[2 * b] = Math.min(low, high);
      kept[2 * b + 1] = Math.max(low, high);
    }
    return series.pick(kept);
  }

  /** Where the largest of {@code sign * y} is; NaN only where there is nothing else. */
  private static int extreme(double[] y, int from, int to, int sign) {
    int best = from;
    for (int i = from + 1; i < to; i++) {
      if (Double.isNaN(y[best]) || sign * y[i] > sign * y[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Points of which only the first is kept where many would hide each other. */
  static Series points(Series series) {
    if (series.x().length <= MANY_POINTS) {
      return series;
    }
    Range x = Range.of(series.x());
    Range y = Range.of(series.y());
    var taken = new HashSet<Long>();
    return series.pick(
        IntStream.range(0, series.x().length)
            .filter(i -> taken.add(cell(x, series.x()[i]) * CELLS * 2L + cell(y, series.y()[i])))
            .toArray());
  }

  private static long cell(Range range, double value) {
    return range.width() > 0 ? (long) (range.share(value) * CELLS) : 0;
  }
}
