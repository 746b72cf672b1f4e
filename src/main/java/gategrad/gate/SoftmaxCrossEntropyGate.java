package gategrad.gate;

/**
 * The softmax cross-entropy loss of scores (n, classes) and n class labels, one number: the mean
 * over the rows of <em>-log softmax(scores)[label]</em>.
 *
 * <p>The largest score of a row is subtracted first, so that no exponential overflows.
 */
public final class SoftmaxCrossEntropyGate implements VectorGate {
  private final int[] labels;

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
    Array scores = x[0];
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      int row = i * scores.columns();
      double max = scores.max(row, scores.columns());
      double sum = LogSumExpGate.sumOfExp(scores, row, max);
      loss += Math.log(sum) + (max - scores.get(row + labels[i]));
    }
    z.set(0, loss / labels.length);
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    Array scores = x[0];
    double upstream = dz.get(0) / labels.length;
    for (int i = 0; i < labels.length; i++) {
      int row = i * scores.columns();
      double max = scores.max(row, scores.columns());
      double sum = LogSumExpGate.sumOfExp(scores, row, max);
      for (int j = row; j < row + scores.columns(); j++) {
        dx.add(j, upstream * (Math.exp(scores.get(j) - max) / sum));
      }
      dx.add(row + labels[i], -upstream);
    }
  }
}
