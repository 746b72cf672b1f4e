package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.MatrixProduct;
import gategrad.array.Shape;
import gategrad.array.ShapeLines;

/**
 * Multiplies two matrices: <em>Z = op(X) op(Y)</em>, where <em>op</em> transposes if asked.
 *
 * <p>Both must be matrices: (n, k) times (k, m) gives (n, m).
 *
 * @param transposeX whether the first matrix is transposed
 * @param transposeY whether the second matrix is transposed
 */
public record MatmulGate(boolean transposeX, boolean transposeY) implements VectorGate {
  @Override
  public About about() {
    return About.of("matmul", "@")
        .formula("Z = X Y")
        .gradient("dX = dZ Y^T, dY = X^T dZ")
        .explain(
            "Switches, like the product of numbers; the shapes leave only one order that fits.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    Shapes.count(this, 2, inputs);
    Shape x = inputs[0];
    Shape y = inputs[1];
    Shapes.rank(this, 2, x);
    Shapes.rank(this, 2, y);
    int inner = x.size(transposeX ? 0 : 1);
    int other = y.size(transposeY ? 1 : 0);
    if (inner != other) {
      throw new IllegalArgumentException(
          "matmul: %s%s times %s%s: axis %d of the first has %d, axis %d of the second %d; they must be equal"
                  .formatted(
                      x,
                      transposeX ? " transposed" : "",
                      y,
                      transposeY ? " transposed" : "",
                      transposeX ? 0 : 1,
                      inner,
                      transposeY ? 1 : 0,
                      other)
              + ShapeLines.of("first", x, transposeX ? 0 : 1, "second", y, transposeY ? 1 : 0));
    }
    return Shape.of(x.size(transposeX ? 1 : 0), y.size(transposeY ? 0 : 1));
  }

  @Override
  public void forward(Array[] x, Array z) {
    MatrixProduct.addProduct(x[0], transposeX, x[1], transposeY, z);
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    if (k == 0 && !transposeX) {
      MatrixProduct.addProduct(dz, false, x[1], !transposeY, dx);
    } else if (k == 0) {
      MatrixProduct.addProduct(x[1], transposeY, dz, true, dx);
    } else if (!transposeY) {
      MatrixProduct.addProduct(x[0], !transposeX, dz, false, dx);
    } else {
      MatrixProduct.addProduct(dz, true, x[0], transposeX, dx);
    }
  }
}
