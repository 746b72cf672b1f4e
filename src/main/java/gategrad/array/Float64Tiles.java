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
    int rowStep = c.rowStep();
    int columnStep = c.columnStep();
    double z00 = z[i * rowStep + j * columnStep];
    double z10 = z[i1 * rowStep + j * columnStep];
    double z20 = z[i2 * rowStep + j * columnStep];
    double z30 = z[i3 * rowStep + j * columnStep];
    double z01 = z[i * rowStep + j1 * columnStep];
    double z11 = z[i1 * rowStep + j1 * columnStep];
    double z21 = z[i2 * rowStep + j1 * columnStep];
    double z31 = z[i3 * rowStep + j1 * columnStep];
    int x0 = i * a.rowStep();
    int x1 = i1 * a.rowStep();
    int x2 = i2 * a.rowStep();
    int x3 = i3 * a.rowStep();
    int y0 = j * b.columnStep();
    int y1 = j1 * b.columnStep();
    int xStep = a.columnStep();
    int yStep = b.rowStep();
    for (int p = 0; p < a.columns(); p++) {
      double left = y[y0 + p * yStep];
      double right = y[y1 + p * yStep];
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
