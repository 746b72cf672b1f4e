package gategrad;

/**
 * The loops of a matrix product in float32. {@link Float64Product} is the same text with the other
 * type, which a test enforces.
 */
final class Float32Product {
  /** How much of the second matrix is used at a time: it should stay in the fast cache. */
  private static final int PANEL_BYTES = 24 << 10;

  /** How many rows of the product are calculated at a time. */
  private static final int BLOCK = 256;

  private Float32Product() {}

  /**
   * <em>c += a b</em>, row by row: a row of c receives multiples of the rows of b.
   *
   * <p>The rows are copied into arrays of their own first. The JVM vectorises a loop over separate
   * arrays with one common index, but not over pieces of larger arrays, which might overlap.
   */
  static void byRows(Grid a, Grid b, Grid c) {
    int inner = b.rows();
    int panelRows = Math.max(8, PANEL_BYTES / Float.BYTES / c.columns() / 4 * 4);
    var panel = new float[Math.min(panelRows, inner)][c.columns()];
    int block = inner <= panelRows ? 1 : Math.min(BLOCK, c.rows());
    var sums = new float[block][c.columns()];
    for (int top = 0; top < c.rows(); top += block) {
      int rows = Math.min(block, c.rows() - top);
      for (int i = 0; i < rows; i++) {
        read(c, top + i, sums[i]);
      }
      for (int p = 0; p < inner; p += panelRows) {
        InterruptedComputation.poll();
        int count = Math.min(panelRows, inner - p);
        for (int q = 0; q < count && !(block == 1 && top > 0); q++) {
          read(b, p + q, panel[q]); // where one panel holds all, it is read once
        }
        for (int i = 0; i < rows; i++) {
          int at = (top + i) * a.rowStep() + p * a.columnStep();
          addRows(sums[i], panel, count, a.data().float32(), at, a.columnStep());
        }
      }
      for (int i = 0; i < rows; i++) {
        write(c, top + i, sums[i]);
      }
    }
  }

  /** Adds the first {@code count} rows of the panel, each times its number of a. */
  private static void addRows(
      float[] sum, float[][] panel, int count, float[] a, int at, int step) {
    int q = 0;
    for (; q + 3 < count; q += 4) {
      float a0 = a[at + q * step];
      float a1 = a[at + (q + 1) * step];
      float a2 = a[at + (q + 2) * step];
      float a3 = a[at + (q + 3) * step];
      addFour(sum, a0, panel[q], a1, panel[q + 1], a2, panel[q + 2], a3, panel[q + 3]);
    }
    for (; q < count; q++) {
      addOne(sum, a[at + q * step], panel[q]);
    }
  }

  private static void addFour(
      float[] c,
      float a0,
      float[] b0,
      float a1,
      float[] b1,
      float a2,
      float[] b2,
      float a3,
      float[] b3) {
    for (int j = 0; j < c.length; j++) {
      c[j] =
          Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]))));
    }
  }

  private static void addOne(float[] c, float a, float[] b) {
    for (int j = 0; j < c.length; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }

  private static void read(Grid from, int row, float[] to) {
    float[] data = from.data().float32();
    int at = row * from.rowStep();
    if (from.columnStep() == 1) {
      System.arraycopy(data, at, to, 0, to.length);
      return;
    }
    for (int j = 0; j < to.length; j++) {
      to[j] = data[at + j * from.columnStep()];
    }
  }

  private static void write(Grid to, int row, float[] from) {
    float[] data = to.data().float32();
    int at = row * to.rowStep();
    if (to.columnStep() == 1) {
      System.arraycopy(from, 0, data, at, from.length);
      return;
    }
    for (int j = 0; j < from.length; j++) {
      data[at + j * to.columnStep()] = from[j];
    }
  }

  /** <em>c += a b</em>, four rows and two columns at a time: eight sums in registers. */
  static void byTiles(Grid a, Grid b, Grid c) {
    float[] z = c.data().float32();
    for (int i = 0; i < c.rows(); i += 4) {
      for (int j = 0; j < c.columns(); j += 2) {
        tile(a, b, c, z, i, j);
      }
    }
  }

  /** At the edges the last row and column stand in for the missing ones; only they are stored. */
  private static void tile(Grid a, Grid b, Grid c, float[] z, int i, int j) {
    float[] x = a.data().float32();
    float[] y = b.data().float32();
    int i1 = Math.min(i + 1, c.rows() - 1);
    int i2 = Math.min(i + 2, c.rows() - 1);
    int i3 = Math.min(i + 3, c.rows() - 1);
    int j1 = Math.min(j + 1, c.columns() - 1);
    int rowStep = c.rowStep();
    int columnStep = c.columnStep();
    float z00 = z[i * rowStep + j * columnStep];
    float z10 = z[i1 * rowStep + j * columnStep];
    float z20 = z[i2 * rowStep + j * columnStep];
    float z30 = z[i3 * rowStep + j * columnStep];
    float z01 = z[i * rowStep + j1 * columnStep];
    float z11 = z[i1 * rowStep + j1 * columnStep];
    float z21 = z[i2 * rowStep + j1 * columnStep];
    float z31 = z[i3 * rowStep + j1 * columnStep];
    int x0 = i * a.rowStep();
    int x1 = i1 * a.rowStep();
    int x2 = i2 * a.rowStep();
    int x3 = i3 * a.rowStep();
    int y0 = j * b.columnStep();
    int y1 = j1 * b.columnStep();
    int xStep = a.columnStep();
    int yStep = b.rowStep();
    for (int p = 0; p < a.columns(); p++) {
      float left = y[y0 + p * yStep];
      float right = y[y1 + p * yStep];
      z00 = Math.fma(x[x0 + p * xStep], left, z00);
      z10 = Math.fma(x[x1 + p * xStep], left, z10);
      z20 = Math.fma(x[x2 + p * xStep], left, z20);
      z30 = Math.fma(x[x3 + p * xStep], left, z30);
      z01 = Math.fma(x[x0 + p * xStep], right, z01);
      z11 = Math.fma(x[x1 + p * xStep], right, z11);
      z21 = Math.fma(x[x2 + p * xStep], right, z21);
      z31 = Math.fma(x[x3 + p * xStep], right, z31);
    }
    z[i * rowStep + j * columnStep] = z00;
    z[i1 * rowStep + j * columnStep] = z10;
    z[i2 * rowStep + j * columnStep] = z20;
    z[i3 * rowStep + j * columnStep] = z30;
    z[i * rowStep + j1 * columnStep] = z01;
    z[i1 * rowStep + j1 * columnStep] = z11;
    z[i2 * rowStep + j1 * columnStep] = z21;
    z[i3 * rowStep + j1 * columnStep] = z31;
  }
}
