package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;

/**
 * The exponentials of scores, row by row, divided by that of the row's largest score: that changes
 * no ratio, and none overflows. Where the largest is infinite, scores equal to it count as equal,
 * and the others as infinitely smaller.
 */
final class Exponentials {
  private final Array scores;
  private final int version;
  private final int columns;
  private final double[] exp;
  private final int[] top;
  private final double[] max;
  private final double[] rest; // the sum without the largest, which is 1: small numbers survive

  Exponentials(Array scores) {
    this.scores = scores;
    version = scores.version();
    columns = scores.columns();
    exp = new double[scores.size()];
    top = new int[scores.rows()];
    max = new double[top.length];
    rest = new double[top.length];
    for (int i = 0; i < top.length; i++) {
      fill(i, i * columns);
    }
  }

  private void fill(int i, int row) {
    max[i] = scores.max(row, columns);
    top[i] = -1;
    for (int j = 0; j < columns; j++) {
      double score = scores.get(row + j);
      if (score != max[i]) {
        exp[row + j] = Math.exp(score - max[i]);
      } else if (top[i] < 0) {
        top[i] = j; // its exponential is added at last
      } else {
        exp[row + j] = 1;
      }
    }
    rest[i] = Array.of(Shape.of(exp.length), exp).sum(row, columns);
    if (top[i] >= 0) {
      exp[row + top[i]] = 1;
    }
  }

  /** How far score j of row i is behind the largest of its row. */
  double behind(int i, int j) {
    double score = scores.get(i * columns + j);
    return score == max[i] ? 0 : max[i] - score;
  }

  /** The logarithm of the sum of row i, which lacks the largest score. */
  double log(int i) {
    return Math.log1p(rest[i]);
  }

  double max(int i) {
    return max[i];
  }

  /** The share that score j has of the sum of row i: its softmax. */
  double share(int i, int j) {
    return exp[i * columns + j] / (1 + rest[i]);
  }

  /** The share of all the other scores: <em>1 - share</em>, also where that is tiny. */
  double othersShare(int i, int j) {
    double others = j == top[i] ? rest[i] : 1 + rest[i] - exp[i * columns + j];
    return others / (1 + rest[i]);
  }

  boolean areOf(Array others) {
    return scores == others && version == others.version();
  }
}
