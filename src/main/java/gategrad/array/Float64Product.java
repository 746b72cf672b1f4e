package gategrad.array;

import gategrad.notebook.InterruptedComputation;
import java.util.Arrays;

/**
 * A matrix product in float64 by whole rows. {@link Float32Product} is the same text with the other
 * type, which a test enforces.
 */
final class Float64Product {
  /** How much of the second matrix is used at a time: it should stay in the fast cache. */
  private static final int PANEL_BYTES = 24 << 10;

  /** How many rows of the product are calculated at a time. */
  private static final int BLOCK = 256;

  /** The longest row: eight of them fill a panel. */
  private static final int ROW_BYTES = 3200;

  /** What the JVM reads at once, at most, and what it stores before the elements of an array. */
  private static final int LINE_BYTES = 64;

  private static final int HEADER_BYTES = 16;

  private Float64Product() {}

  /**
   * <em>c += a b</em>, row by row: a row of c receives multiples of the rows of b.
   *
   * <p>The rows are copied into arrays of their own first. The JVM vectorises a loop over separate
   * arrays with one common index, but not over pieces of larger arrays, which might overlap.
   */
  static void byRows(MatrixView a, MatrixView b, MatrixView c) {
    int longest = ROW_BYTES / Double.BYTES;
    int strips = (c.columns() + longest - 1) / longest;
    int width = (c.columns() + strips - 1) / strips;
    int depth = Math.min(b.rows(), Math.max(8, PANEL_BYTES / Double.BYTES / width / 4 * 4));
    int block = depth == b.rows() ? 2 : Math.min(BLOCK, c.rows() + 1);
    double[][] panel = rows(depth + block + 1, width);
    double[][] sums = Arrays.copyOfRange(panel, depth, panel.length);
    for (int left = 0; left < c.columns(); left += width) {
      int right = Math.min(left + width, c.columns());
      for (int top = 0; top < c.rows(); top += block) {
        int bottom = Math.min(top + block, c.rows());
        read(c.part(top, bottom, left, right), sums);
        for (int p = 0; p < b.rows(); p += depth) {
          InterruptedComputation.poll();
          int end = Math.min(p + depth, b.rows());
          if (top == 0 || depth < b.rows()) { // where one panel holds all, it is read once
            read(b.part(p, end, left, right), panel);
          }
          addPanel(sums, a.part(top, bottom, p, end), panel, right - left);
        }
        write(c.part(top, bottom, left, right), sums);
      }
    }
  }

  /**
   * Arrays of a whole number of cache lines with their headers. One comes behind the other in
   * memory, so where the JVM aligns a loop to one of them, it is aligned to all.
   */
  private static double[][] rows(int count, int width) {
    int lines = (HEADER_BYTES + width * Double.BYTES + LINE_BYTES - 1) / LINE_BYTES;
    return new double[count][(lines * LINE_BYTES - HEADER_BYTES) / Double.BYTES];
  }

  /** Adds a block of a times the panel, two rows at a time. An odd last row is added twice. */
  private static void addPanel(double[][] sums, MatrixView a, double[][] panel, int width) {
    double[] numbers = a.data().float64();
    int step = a.columnStride();
    for (int i = 0; i < a.rows(); i += 2) {
      int upper = a.at(i, 0);
      int lower = a.at(Math.min(i + 1, a.rows() - 1), 0);
      int q = 0;
      for (; q + 3 < a.columns(); q += 4) {
        addFour(sums[i], sums[i + 1], panel, q, numbers, upper, lower, step, width);
        upper += 4 * step;
        lower += 4 * step;
      }
      for (; q < a.columns(); q++) {
        addOne(sums[i], numbers[upper], panel[q], width);
        addOne(sums[i + 1], numbers[lower], panel[q], width);
        upper += step;
        lower += step;
      }
    }
  }

  /**
   * Two rows of sums, each plus multiples of the same four rows. The operands change places in the
   * second line, or the compiler of Java 17 may pair a product of the first line with one of the
   * second, and give up. It also gives up with more than eight products.
   */
  private static void addFour(
      double[] y,
      double[] z,
      double[][] panel,
      int q,
      double[] a,
      int upper,
      int lower,
      int step,
      int width) {
    double[] b0 = panel[q];
    double[] b1 = panel[q + 1];
    double[] b2 = panel[q + 2];
    double[] b3 = panel[q + 3];
    double y0 = a[upper];
    double y1 = a[upper + step];
    double y2 = a[upper + 2 * step];
    double y3 = a[upper + 3 * step];
    double z0 = a[lower];
    double z1 = a[lower + step];
    double z2 = a[lower + 2 * step];
    double z3 = a[lower + 3 * step];
    for (int j = 0; j < width; j++) {
      double v0 = b0[j];
      double v1 = b1[j];
      double v2 = b2[j];
      double v3 = b3[j];
      y[j] = Math.fma(y3, v3, Math.fma(y2, v2, Math.fma(y1, v1, Math.fma(y0, v0, y[j]))));
      z[j] = Math.fma(v3, z3, Math.fma(v2, z2, Math.fma(v1, z1, Math.fma(v0, z0, z[j]))));
    }
  }

  private static void addOne(double[] c, double a, double[] b, int width) {
    for (int j = 0; j < width; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }

  private static void read(MatrixView from, double[][] to) {
    double[] data = from.data().float64();
    if (from.columnStride() == 1) {
      for (int i = 0; i < from.rows(); i++) {
        System.arraycopy(data, from.at(i, 0), to[i], 0, from.columns());
      }
      return;
    }
    for (int i = 0; i < from.rows(); i += 4) {
      int last = from.rows() - 1 - i;
      int step1 = Math.min(1, last);
      int step2 = Math.min(2, last);
      int step3 = Math.min(3, last);
      double[] r0 = to[i];
      double[] r1 = to[i + step1];
      double[] r2 = to[i + step2];
      double[] r3 = to[i + step3];
      int at = from.at(i, 0);
      for (int j = 0; j < from.columns(); j++) {
        r0[j] = data[at];
        r1[j] = data[at + step1];
        r2[j] = data[at + step2];
        r3[j] = data[at + step3];
        at += from.columnStride();
      }
    }
  }

  private static void write(MatrixView to, double[][] from) {
    double[] data = to.data().float64();
    if (to.columnStride() == 1) {
      for (int i = 0; i < to.rows(); i++) {
        System.arraycopy(from[i], 0, data, to.at(i, 0), to.columns());
      }
      return;
    }
    for (int i = 0; i < to.rows(); i += 4) {
      int last = to.rows() - 1 - i;
      int step1 = Math.min(1, last);
      int step2 = Math.min(2, last);
      int step3 = Math.min(3, last);
      double[] r0 = from[i];
      double[] r1 = from[i + step1];
      double[] r2 = from[i + step2];
      double[] r3 = from[i + step3];
      int at = to.at(i, 0);
      for (int j = 0; j < to.columns(); j++) {
        data[at] = r0[j];
        data[at + step1] = r1[j];
        data[at + step2] = r2[j];
        data[at + step3] = r3[j];
        at += to.columnStride();
      }
    }
  }
}
