package gategrad.array;

import gategrad.notebook.InterruptedComputation;
import java.util.function.IntToDoubleFunction;

/**
 * Adds up many numbers with an error that does not grow with how many they are: pairwise, the sum
 * of a half plus the sum of the other half, and in double whatever the precision (N. J. Higham, The
 * Accuracy of Floating Point Summation, 1993). The sum of nothing but -0.0 is -0.0.
 */
public final class Sums {
  /** So few are added one after the other. */
  private static final int FEW = 128;

  private static final int POLL_FROM = 1 << 18;

  private Sums() {}

  /** {@code term(0) + term(1) + ... + term(count - 1)}; the terms are asked for in this order. */
  public static double of(int count, IntToDoubleFunction term) {
    return count == 0 ? 0 : of(0, count, term);
  }

  private static double of(int from, int to, IntToDoubleFunction term) {
    if (to - from > FEW) {
      poll(to - from);
      int middle = (from + to) >>> 1;
      return of(from, middle, term) + of(middle, to, term);
    }
    double sum = term.applyAsDouble(from);
    for (int k = from + 1; k < to; k++) {
      sum += term.applyAsDouble(k);
    }
    return sum;
  }

  /**
   * Adds up an array seen as (outer, length, inner) along its middle axis: element {@code o * inner
   * + j} of the result is the sum over i of <em>x[o][i][j]</em>.
   */
  public static double[] along(Array x, int length, int inner) {
    var sums = new double[x.size() / length];
    for (int o = 0; o * inner < sums.length; o++) {
      int start = o * length * inner;
      if (inner == 1) {
        sums[o] = x.sum(start, length);
      } else {
        System.arraycopy(rows(x, start, length, inner), 0, sums, o * inner, inner);
      }
    }
    return sums;
  }

  /** The sum of {@code count} rows of {@code width} numbers that begin at {@code start}. */
  static double[] rows(Array x, int start, int count, int width) {
    if (count > FEW) {
      poll((long) count * width);
      int half = count / 2;
      double[] sums = rows(x, start, half, width);
      double[] others = rows(x, start + half * width, count - half, width);
      for (int j = 0; j < width; j++) {
        sums[j] += others[j];
      }
      return sums;
    }
    var sums = new double[width];
    for (int j = 0; j < width; j++) {
      sums[j] = x.get(start + j);
    }
    x.addRowsTo(sums, start + width, count - 1);
    return sums;
  }

  /** The sum of {@code count} elements that begin at {@code start}. */
  static double run(Array x, int start, int count) {
    if (count > FEW) {
      poll(count);
      int half = count / 2;
      return run(x, start, half) + run(x, start + half, count - half);
    }
    return count == 0 ? 0 : x.fewSummed(start, count);
  }

  private static void poll(long count) {
    if (count >= POLL_FROM) {
      InterruptedComputation.poll();
    }
  }
}
