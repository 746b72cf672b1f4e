package gategrad.mistake;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Small matrices as rows, and answers of several of them as one list of numbers. */
final class Matrices {
  private Matrices() {}

  /** The product. */
  static double[][] product(double[][] a, double[][] b) {
    var c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }

  static double[][] transposed(double[][] a) {
    var t = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        t[j][i] = a[i][j];
      }
    }
    return t;
  }

  /** A matrix of this many rows and columns, calculated element by element. */
  static double[][] of(int rows, int columns, Element element) {
    var a = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        a[i][j] = element.at(i, j);
      }
    }
    return a;
  }

  /** What stands in row i and column j. */
  interface Element {
    double at(int i, int j);
  }

  static double[][] map(double[][] a, DoubleUnaryOperator f) {
    return of(a.length, a[0].length, (i, j) -> f.applyAsDouble(a[i][j]));
  }

  static double[][] scaled(double[][] a, double by) {
    return map(a, x -> x * by);
  }

  /** The sums of the columns, as a matrix of one row. */
  static double[][] columnSums(double[][] a) {
    return of(1, a[0].length, (i, j) -> Arrays.stream(a).mapToDouble(row -> row[j]).sum());
  }

  static double sum(double[][] a) {
    return Arrays.stream(a).flatMapToDouble(Arrays::stream).sum();
  }

  /** Shapes and numbers, so that a wrong shape is a wrong answer too. */
  static double[] flat(double[][]... matrices) {
    int size = 0;
    for (double[][] matrix : matrices) {
      size += 2 + Arrays.stream(matrix).mapToInt(row -> row.length).sum();
    }
    var flat = new double[size];
    int at = 0;
    for (double[][] matrix : matrices) {
      flat[at++] = matrix.length;
      flat[at++] = matrix.length == 0 ? 0 : matrix[0].length;
      for (double[] row : matrix) {
        for (double number : row) {
          flat[at++] = number;
        }
      }
    }
    return flat;
  }

  /** The softmax of each row. */
  static double[][] softmax(double[][] scores) {
    return of(
        scores.length,
        scores[0].length,
        (i, j) -> {
          double largest = Arrays.stream(scores[i]).max().orElse(0);
          double sum = Arrays.stream(scores[i]).map(s -> Math.exp(s - largest)).sum();
          return Math.exp(scores[i][j] - largest) / sum;
        });
  }
}
