package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;

/** Turns rows into columns: (n, m) gives (m, n). */
public record TransposeGate() implements VectorGate {
  @Override
  public About about() {
    return About.of("transpose", "T")
        .formula("z[j][i] = x[i][j]")
        .gradient("dx[i][j] = dz[j][i]")
        .explain("Moves numbers; the gradient moves back.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    Shape x = Shapes.matrix(this, inputs);
    return Shape.of(x.size(1), x.size(0));
  }

  @Override
  public void forward(Array[] x, Array z) {
    // not added onto zeros: that would turn -0.0 into 0.0
    forEach(x[0], (from, to) -> z.set(to, x[0].get(from)));
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    forEach(dz, (from, to) -> dx.add(to, dz.get(from)));
  }

  /** Visits every element of a matrix with its place in the transposed one. */
  private static void forEach(Array matrix, Axis.Visit visit) {
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        visit.element(i * matrix.columns() + j, j * matrix.rows() + i);
      }
    }
  }
}
