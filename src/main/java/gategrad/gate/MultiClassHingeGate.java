package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;
import gategrad.array.Sums;

/**
 * The multi-class hinge (SVM) loss of scores (n, classes) and n class labels, one number: the mean
 * over the rows of the sum over the wrong classes of <em>max(0, s[j] - s[label] + 1)</em>.
 */
public final class MultiClassHingeGate implements VectorGate {
  private final int[] labels;

  /** The loss for these labels, one per row, counted from 0. */
  public MultiClassHingeGate(int... labels) {
    this.labels = labels.clone();
  }

  @Override
  public About about() {
    return About.of("multi_class_hinge", "loss")
        .formula("z = mean of sum over j of max(0, s[i][j] - s[i][label] + 1), j not the label")
        .gradient("ds[i][j] = 1/n for each violating j, minus their number / n for the label")
        .rule("At the kink, where the margin is met exactly, the gradient is 0.")
        .explain("Wants the right score ahead of every other by 1, and then asks no more.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    Labels.check(this, Shapes.one(this, inputs), labels);
    return Shape.of();
  }

  @Override
  public void forward(Array[] x, Array z) {
    int columns = x[0].columns();
    double loss =
        Sums.of(labels.length, i -> Sums.of(columns, j -> Math.max(0, violation(x[0], i, j))));
    z.set(0, loss / labels.length);
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    double upstream = dz.get(0) / labels.length;
    for (int i = 0; i < labels.length; i++) {
      int row = i * dx.columns();
      double violations = 0;
      for (int j = 0; j < dx.columns(); j++) {
        double slope = Gates.RELU.local(0, Math.max(0, violation(x[0], i, j)));
        if (slope != 0) {
          dx.add(row + j, upstream * slope);
          violations += slope;
        }
      }
      if (violations != 0) {
        dx.add(row + labels[i], -upstream * violations);
      }
    }
  }

  private double violation(Array scores, int i, int j) {
    int row = i * scores.columns();
    return j == labels[i] ? 0 : scores.get(row + j) - scores.get(row + labels[i]) + 1;
  }
}
