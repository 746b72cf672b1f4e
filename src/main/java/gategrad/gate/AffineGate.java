package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;

/**
 * What a linear layer calculates, in one gate: <em>Z = X W + b</em>, where the row b is added to
 * every row. The same bits as a {@link MatmulGate} and an {@link AddRowGate}, with one array and
 * one gradient less.
 */
public record AffineGate() implements VectorGate {
  private static final int BIAS = 2;

  @Override
  public About about() {
    return About.of("affine", "@+")
        .formula("Z = X W + b")
        .gradient("dX = dZ W^T, dW = X^T dZ, db[j] = sum over i of dZ[i][j]")
        .explain("A matrix product and a bias in one: switches for X and W, distributes to b.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    Shapes.count(this, 3, inputs);
    return new AddRowGate().shape(product().shape(inputs[0], inputs[1]), inputs[BIAS]);
  }

  private MatmulGate product() {
    return new MatmulGate(false, false);
  }

  @Override
  public void forward(Array[] x, Array z) {
    product().forward(x, z);
    z.addToRows(x[BIAS]);
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    if (k == BIAS) {
      dx.addRows(dz);
    } else {
      product().backward(k, x, z, dz, dx);
    }
  }
}
