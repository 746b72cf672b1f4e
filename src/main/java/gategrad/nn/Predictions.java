package gategrad.nn;

import gategrad.Tensor;
import gategrad.array.Precision;

/** Reads classes out of scores; the checks that the losses share. */
public final class Predictions {
  private Predictions() {}

  /** The class with the largest score in each row; a tie goes to the first. */
  public static int[] classes(Tensor scores) {
    int columns = scores.shape().size(1);
    var classes = new int[scores.shape().size(0)];
    for (int i = 0; i < classes.length; i++) {
      for (int j = 1; j < columns; j++) {
        if (scores.get(i, j) > scores.get(i, classes[i])) {
          classes[i] = j;
        }
      }
    }
    return classes;
  }

  static int hits(Tensor scores, int[] labels) {
    int[] classes = classes(scores);
    int hits = 0;
    for (int i = 0; i < labels.length; i++) {
      hits += classes[i] == labels[i] ? 1 : 0;
    }
    return hits;
  }

  static int signHits(Tensor scores, int[] labels) {
    int hits = 0;
    for (int i = 0; i < labels.length; i++) {
      hits += scores.get(i, 0) > 0 == (labels[i] == 1) ? 1 : 0;
    }
    return hits;
  }

  /** Labels 0 and 1 as the numbers {@code zero} and 1, checked against the scores. */
  static double[] twoClasses(String loss, Tensor scores, Target target, double zero) {
    int[] labels = target.labelsFor(loss);
    var shape = scores.shape();
    if (shape.rank() != 2 || shape.size(1) != 1 || shape.size(0) != labels.length) {
      throw new IllegalArgumentException(
          "%s: the scores have shape %s, but %s labels need (%s, 1)"
              .formatted(loss, shape, labels.length, labels.length));
    }
    var numbers = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0 && labels[i] != 1) {
        throw new IllegalArgumentException(
            "%s: label %s in row %s; only 0 and 1 are possible".formatted(loss, labels[i], i));
      }
      numbers[i] = labels[i] == 1 ? 1 : zero;
    }
    return numbers;
  }

  /** Constants in the shape and precision of another tensor. */
  static Tensor like(Tensor tensor, double[] numbers) {
    var constants = Tensor.of(tensor.shape(), numbers);
    return (tensor.precision() == Precision.FLOAT32 ? constants.toFloat32() : constants).detach();
  }
}
