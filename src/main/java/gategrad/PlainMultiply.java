package gategrad;

import gategrad.gate.Array;
import gategrad.gate.MatrixMultiply;
import gategrad.gate.Precision;

/**
 * Matrix products in plain Java. Three ways, which give the same bits: whole rows of the product,
 * which the JVM vectorises if rows are long; whole columns; small tiles where both are short.
 */
enum PlainMultiply implements MatrixMultiply {
  INSTANCE;

  /** Nanoseconds, measured: a call of the row loop, one of its elements, moving a number. */
  private static final double CALL = 7.5;

  private static final double ELEMENT = 0.09;
  private static final double MOVE = 0.15;
  private static final double MOVE_STRIDED = 0.8;
  private static final double TILED_PRODUCT = 0.18;

  @Override
  public void addProduct(Array a, boolean transposeA, Array b, boolean transposeB, Array c) {
    Grid x = Grid.of(a, transposeA);
    Grid y = Grid.of(b, transposeB);
    Grid z = Grid.of(c, false);
    double rows = cost(x, y, z);
    double columns = cost(y.transposed(), x.transposed(), z.transposed());
    double tiles = TILED_PRODUCT * x.rows() * x.columns() * y.columns();
    boolean wide = c.precision() == Precision.FLOAT64;
    if (tiles < Math.min(rows, columns)) {
      if (wide) {
        Float64Tiles.addProduct(x, y, z);
      } else {
        Float32Tiles.addProduct(x, y, z);
      }
    } else if (rows <= columns) {
      byRows(wide, x, y, z);
    } else {
      byRows(wide, y.transposed(), x.transposed(), z.transposed());
    }
  }

  private static void byRows(boolean wide, Grid a, Grid b, Grid c) {
    if (wide) {
      Float64Product.byRows(a, b, c);
    } else {
      Float32Product.byRows(a, b, c);
    }
  }

  private static double cost(Grid a, Grid b, Grid c) {
    double calls = c.rows() * Math.ceil(a.columns() / 4.0);
    return calls * (CALL + ELEMENT * c.columns()) + move(b) + 2 * move(c);
  }

  private static double move(Grid grid) {
    double each = grid.columnStep() == 1 ? MOVE : MOVE_STRIDED;
    return grid.rows() * (5 + each * grid.columns());
  }
}
