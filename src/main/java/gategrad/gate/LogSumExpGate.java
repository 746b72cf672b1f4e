package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;

/**
 * <em>log(exp(x[0]) + ... + exp(x[n-1]))</em> of every row, a soft maximum: (n, m) gives (n), (m)
 * gives one number.
 *
 * <p>The largest element is subtracted first, so that no exponential overflows.
 */
public record LogSumExpGate() implements VectorGate {
  @Override
  public About about() {
    return About.of("log_sum_exp", "lse")
        .formula("z = log(sum over j of exp(x[j]))")
        .gradient("dx[j] = softmax(x)[j] * dz")
        .explain("A soft maximum: the gradient is shared out by the softmax of the inputs.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    Shape x = Shapes.one(this, inputs);
    return x.without(x.rank() - 1);
  }

  @Override
  public void forward(Array[] x, Array z) {
    var rows = new Exponentials(x[0]);
    for (int i = 0; i < z.size(); i++) {
      z.set(i, rows.max(i) + rows.log(i));
    }
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    var rows = new Exponentials(x[0]);
    int columns = dx.columns();
    for (int j = 0; j < dx.size(); j++) {
      dx.add(j, dz.get(j / columns) * rows.share(j / columns, j % columns));
    }
  }
}
