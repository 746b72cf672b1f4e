package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;

/**
 * Turns every row of scores into probabilities: <em>z[j] = exp(x[j]) / (exp(x[0]) + ... +
 * exp(x[n-1]))</em>. A vector is one row.
 *
 * <p>The largest score is subtracted first: that changes nothing, since numerator and denominator
 * shrink alike, and no exponential overflows.
 */
public record SoftmaxGate() implements VectorGate {
  @Override
  public About about() {
    return About.of("softmax", "softmax")
        .formula("z[j] = exp(x[j]) / sum over k of exp(x[k])")
        .gradient("dx[j] = z[j] * (dz[j] - sum over k of dz[k] z[k])")
        .explain("Shares 1 out among the scores; raising one lowers all others.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    return Shapes.one(this, inputs);
  }

  @Override
  public void forward(Array[] x, Array z) {
    var rows = new Exponentials(x[0]);
    int columns = z.columns();
    for (int j = 0; j < z.size(); j++) {
      z.set(j, rows.share(j / columns, j % columns));
    }
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    int columns = z.columns();
    var products = new double[columns];
    for (int row = 0; row < z.size(); row += columns) {
      for (int j = 0; j < columns; j++) {
        products[j] = dz.get(row + j) * z.get(row + j);
      }
      double mean = Array.of(Shape.of(columns), products).sum(0, columns);
      for (int j = row; j < row + columns; j++) {
        dx.add(j, z.get(j) * (dz.get(j) - mean));
      }
    }
  }
}
