package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;

/**
 * The softmax cross-entropy loss of scores (n, classes) and n class labels, one number: the mean
 * over the rows of <em>-log softmax(scores)[label]</em>.
 *
 * <p>The largest score of a row is subtracted first, so that no exponential overflows.
 */
public final class SoftmaxCrossEntropyGate implements VectorGate {
  private final int[] labels;
  private Exponentials last; // of the last forward pass: backward needs them again

  /** The loss for these labels, one per row, counted from 0. */
  public SoftmaxCrossEntropyGate(int... labels) {
    this.labels = labels.clone();
  }

  @Override
  public About about() {
    return About.of("softmaxCrossEntropy", "loss")
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
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      loss += Math.log(rows.sum[i]) + (rows.max[i] - x[0].get(i * x[0].columns() + labels[i]));
    }
    z.set(0, loss / labels.length);
    last = rows;
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    Exponentials rows = last != null && last.areOf(x[0]) ? last : new Exponentials(x[0]);
    double upstream = dz.get(0) / labels.length;
    int columns = x[0].columns();
    for (int i = 0; i < labels.length; i++) {
      for (int j = i * columns; j < (i + 1) * columns; j++) {
        dx.add(j, upstream * (rows.exp[j] / rows.sum[i]));
      }
      dx.add(i * columns + labels[i], -upstream);
    }
  }

  /** <em>exp(s[i][j] - max s[i])</em>, and for every row that maximum and their sum. */
  private static final class Exponentials {
    private final Array scores;
    private final int version;
    private final double[] exp;
    private final double[] max;
    private final double[] sum;

    Exponentials(Array scores) {
      this.scores = scores;
      version = scores.version();
      exp = new double[scores.size()];
      max = new double[scores.rows()];
      sum = new double[scores.rows()];
      int columns = scores.columns();
      for (int i = 0; i < max.length; i++) {
        max[i] = scores.max(i * columns, columns);
        for (int j = i * columns; j < (i + 1) * columns; j++) {
          exp[j] = Math.exp(scores.get(j) - max[i]);
          sum[i] += exp[j];
        }
      }
    }

    boolean areOf(Array others) {
      return scores == others && version == others.version();
    }
  }
}
