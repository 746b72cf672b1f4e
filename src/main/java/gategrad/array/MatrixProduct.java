package gategrad.array;

/**
 * Matrix products in plain Java. Three ways, which give the same bits: whole rows of the product,
 * which the JVM vectorises if rows are long; whole columns; small tiles where both are short.
 *
 * <p>Where many products are added up, they are added pairwise, the sum of a half plus the sum of
 * the other half, so that the error does not grow with how many they are; see {@link Sums}.
 */
public final class MatrixProduct {
  /** Nanoseconds, measured: a call of the row loop, one of its elements, moving a number. */
  private static final double CALL = 7.5;

  private static final double ELEMENT = 0.09;
  private static final double MOVE = 0.15;
  private static final double MOVE_STRIDED = 0.8;
  private static final double TILED_PRODUCT = 0.18;

  /** So many products are added one after the other. */
  private static final int FEW = 512;

  private MatrixProduct() {}

  /**
   * Adds a product of two matrices to {@code c}: <em>c += op(a) op(b)</em>, where <em>op</em>
   * transposes if the flag says so. The caller has checked that the shapes fit and the precisions
   * are the same.
   */
  public static void addProduct(Array a, boolean transposeA, Array b, boolean transposeB, Array c) {
    add(MatrixView.of(a, transposeA), MatrixView.of(b, transposeB), c);
  }

  private static void add(MatrixView x, MatrixView y, Array c) {
    int terms = x.columns();
    if (terms <= FEW) {
      addShort(x, y, MatrixView.of(c, false));
      return;
    }
    int half = terms / 8 * 4; // the loops take four at a time
    add(x.part(0, x.rows(), 0, half), y.part(0, half, 0, y.columns()), c);
    Array others = c.zerosLike();
    add(x.part(0, x.rows(), half, terms), y.part(half, terms, 0, y.columns()), others);
    c.addScaled(1, others);
  }

  private static void addShort(MatrixView x, MatrixView y, MatrixView z) {
    double rows = cost(x, y, z);
    double columns = cost(y.transposed(), x.transposed(), z.transposed());
    double tiles = TILED_PRODUCT * x.rows() * x.columns() * y.columns();
    boolean wide = z.data().precision() == Precision.FLOAT64;
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

  private static void byRows(boolean wide, MatrixView a, MatrixView b, MatrixView c) {
    if (wide) {
      Float64Product.byRows(a, b, c);
    } else {
      Float32Product.byRows(a, b, c);
    }
  }

  private static double cost(MatrixView a, MatrixView b, MatrixView c) {
    double calls = c.rows() * Math.ceil(a.columns() / 4.0);
    return calls * (CALL + ELEMENT * c.columns()) + move(b) + 2 * move(c);
  }

  private static double move(MatrixView view) {
    double each = view.columnStride() == 1 ? MOVE : MOVE_STRIDED;
    return view.rows() * (5 + each * view.columns());
  }
}
