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
    addTransposed(x[0], z);
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    addTransposed(dz, dx);
  }

  private static void addTransposed(Array from, Array to) {
    for (int i = 0; i < from.rows(); i++) {
      for (int j = 0; j < from.columns(); j++) {
        to.add(j * from.rows() + i, from.get(i * from.columns() + j));
      }
    }
  }
}
