package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;
import gategrad.array.Sums;

/**
 * The softmax cross-entropy loss of scores (n, classes) and n class labels, one number: the mean
 * over the rows of <em>-log softmax(scores)[label]</em>.
 *
 * <p>The largest score of a row is subtracted first, so that no exponential overflows.
 */
public final class SoftmaxCrossEntropyGate implements VectorGate {
  private final int[] labels;
  private Exponentials last; // of the last forward pass, to save time: backward needs them again

  /** The loss for these labels, one per row, counted from 0. */
  public SoftmaxCrossEntropyGate(int... labels) {
    this.labels = labels.clone();
  }

  @Override
  public About about() {
    return About.of("softmax_cross_entropy", "loss")
        .formula("z = mean of log(sum over j of exp(s[i][j])) - s[i][label]")
        .gradient("ds[i][j] = (softmax(s[i])[j] - (1 if j is the label else 0)) / n")
        .explain("Pushes the right score up and the others down, by how wrong they are.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    Labels.check(this, Shapes.one(this, inputs), labels);
    return Shape.of();
  }

  @Override
  public void forward(Array[] x, Array z) {
    var rows = new Exponentials(x[0]);
    double loss = Sums.of(labels.length, i -> rows.log(i) + rows.behind(i, labels[i]));
    z.set(0, loss / labels.length);
    last = rows;
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    Exponentials kept = last;
    Exponentials rows = kept != null && kept.areOf(x[0]) ? kept : new Exponentials(x[0]);
    double upstream = dz.get(0) / labels.length;
    int columns = x[0].columns();
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < columns; j++) {
        double slope = j == labels[i] ? -rows.othersShare(i, j) : rows.share(i, j);
        dx.add(i * columns + j, upstream * slope);
      }
    }
  }
}
