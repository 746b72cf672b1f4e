package gategrad.array;

/**
 * A matrix product in float64 by small tiles. {@link Float32Tiles} is the same text with the other
 * type, which a test enforces.
 */
final class Float64Tiles {
  private Float64Tiles() {}

  /** <em>c += a b</em>, four rows and two columns at a time: eight sums in registers. */
  static void addProduct(MatrixView a, MatrixView b, MatrixView c) {
    double[] z = c.data().float64();
    for (int i = 0; i < c.rows(); i += 4) {
      for (int j = 0; j < c.columns(); j += 2) {
        tile(a, b, c, z, i, j);
      }
    }
  }

  /** At the edges the last row and column stand in for the missing ones; only they are stored. */
  private static void tile(MatrixView a, MatrixView b, MatrixView c, double[] z, int i, int j) {
    double[] x = a.data().float64();
    double[] y = b.data().float64();
    int i1 = Math.min(i + 1, c.rows() - 1);
    int i2 = Math.min(i + 2, c.rows() - 1);
    int i3 = Math.min(i + 3, c.rows() - 1);
    int j1 = Math.min(j + 1, c.columns() - 1);
    int rowStride = c.rowStride();
    int columnStride = c.columnStride();
    double z00 = z[i * rowStride + j * columnStride];
    double z10 = z[i1 * rowStride + j * columnStride];
    double z20 = z[i2 * rowStride + j * columnStride];
    double z30 = z[i3 * rowStride + j * columnStride];
    double z01 = z[i * rowStride + j1 * columnStride];
    double z11 = z[i1 * rowStride + j1 * columnStride];
    double z21 = z[i2 * rowStride + j1 * columnStride];
    double z31 = z[i3 * rowStride + j1 * columnStride];
    int x0 = i * a.rowStride();
    int x1 = i1 * a.rowStride();
    int x2 = i2 * a.rowStride();
    int x3 = i3 * a.rowStride();
    int y0 = j * b.columnStride();
    int y1 = j1 * b.columnStride();
    int xStride = a.columnStride();
    int yStride = b.rowStride();
    for (int p = 0; p < a.columns(); p++) {
      double left = y[y0 + p * yStride];
      double right = y[y1 + p * yStride];
      z00 = Math.fma(x[x0 + p * xStride], left, z00);
      z10 = Math.fma(x[x1 + p * xStride], left, z10);
      z20 = Math.fma(x[x2 + p * xStride], left, z20);
      z30 = Math.fma(x[x3 + p * xStride], left, z30);
      z01 = Math.fma(x[x0 + p * xStride], right, z01);
      z11 = Math.fma(x[x1 + p * xStride], right, z11);
      z21 = Math.fma(x[x2 + p * xStride], right, z21);
      z31 = Math.fma(x[x3 + p * xStride], right, z31);
    }
    z[i * rowStride + j * columnStride] = z00;
    z[i1 * rowStride + j * columnStride] = z10;
    z[i2 * rowStride + j * columnStride] = z20;
    z[i3 * rowStride + j * columnStride] = z30;
    z[i * rowStride + j1 * columnStride] = z01;
    z[i1 * rowStride + j1 * columnStride] = z11;
    z[i2 * rowStride + j1 * columnStride] = z21;
    z[i3 * rowStride + j1 * columnStride] = z31;
  }
}
