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
    int columns = z.columns();
    for (int row = 0; row < z.size(); row += columns) {
      double max = x[0].max(row, columns);
      double sum = 0;
      for (int j = row; j < row + columns; j++) {
        double e = Math.exp(x[0].get(j) - max);
        z.set(j, e);
        sum += e;
      }
      for (int j = row; j < row + columns; j++) {
        z.set(j, z.get(j) / sum);
      }
    }
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    int columns = z.columns();
    for (int row = 0; row < z.size(); row += columns) {
      double mean = 0;
      for (int j = row; j < row + columns; j++) {
        mean += dz.get(j) * z.get(j);
      }
      for (int j = row; j < row + columns; j++) {
        dx.add(j, z.get(j) * (dz.get(j) - mean));
      }
    }
  }
}
