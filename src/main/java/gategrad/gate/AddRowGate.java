package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;
import gategrad.array.ShapeLines;

/**
 * Adds one row to every row of a matrix, as a bias does: (n, m) and (m) give (n, m).
 *
 * <p>The row is used once per row of the matrix, so its gradient is the sum over the rows.
 */
public record AddRowGate() implements VectorGate {
  @Override
  public About about() {
    return About.of("add_row", "+row")
        .formula("z[i][j] = x[i][j] + b[j]")
        .gradient("dx = dz, db[j] = sum over i of dz[i][j]")
        .explain("Copies the row to every row; where a number is used often, gradients add up.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    Shapes.count(this, 2, inputs);
    Shape x = inputs[0];
    Shape row = inputs[1];
    Shapes.rank(this, 2, x);
    Shapes.rank(this, 1, row);
    if (x.size(1) != row.size(0)) {
      throw new IllegalArgumentException(
          "add_row: the matrix %s has %d columns (axis 1), the row %s has %d numbers"
                  .formatted(x, x.size(1), row, row.size(0))
              + ShapeLines.of("matrix", x, 1, "row", row, 0));
    }
    return x;
  }

  @Override
  public void forward(Array[] x, Array z) {
    z.copy(0, x[0], 0, z.size());
    z.addToRows(x[1]);
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    if (k == 0) {
      dx.addScaled(1, dz);
    } else {
      dx.addRows(dz);
    }
  }
}
