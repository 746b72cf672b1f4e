package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Picks rows of a matrix, such as the examples of a mini-batch; a row may be picked more than once.
 */
public final class PickRowsGate implements VectorGate {
  private final int[] rows;

  /** Picks these rows, counted from 0, in this order. */
  public PickRowsGate(int... rows) {
    this.rows = rows.clone();
  }

  @Override
  public About about() {
    return About.of("pick_rows", "pick")
        .formula("z[i] = x[rows[i]]")
        .gradient("dx[rows[i]] += dz[i]")
        .explain("Routes: picked rows receive their gradient, the others none.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    Shape x = Shapes.matrix(this, inputs);
    if (rows.length == 0) {
      throw new IllegalArgumentException("pick_rows: no rows of " + x + " were asked for");
    }
    for (int row : rows) {
      if (row < 0 || row >= x.size(0)) {
        throw new IllegalArgumentException(
            "pick_rows: row %d of shape %s, whose axis 0 has rows 0 to %d"
                .formatted(row, x, x.size(0) - 1));
      }
    }
    return x.with(0, rows.length);
  }

  @Override
  public void forward(Array[] x, Array z) {
    int columns = z.columns();
    for (int i = 0; i < rows.length; i++) {
      z.copy(i * columns, x[0], rows[i] * columns, columns);
    }
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    int columns = z.columns();
    if (Arrays.stream(rows).distinct().count() < rows.length) {
      addSums(dz, dx, columns);
      return;
    }
    for (int i = 0; i < rows.length; i++) {
      dx.addScaled(rows[i] * columns, 1, dz, i * columns, columns);
    }
  }

  /** A row that is picked often: its gradients are added up in double first. */
  private void addSums(Array dz, Array dx, int columns) {
    Map<Integer, double[]> sums = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      double[] sum = sums.computeIfAbsent(rows[i], row -> new double[columns]);
      for (int j = 0; j < columns; j++) {
        sum[j] += dz.get(i * columns + j);
      }
    }
    sums.forEach(
        (row, sum) -> {
          for (int j = 0; j < columns; j++) {
            dx.add(row * columns + j, sum[j]);
          }
        });
  }
}
