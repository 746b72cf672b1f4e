package gategrad.mistake;

import java.util.random.RandomGenerator;

/** Draws numbers for probes. */
final class Probes {
  private static final double DECIMALS = 100;

  private Probes() {}

  /** A positive number of two decimals, never 1 and never whole. */
  static double number(double least, double most, RandomGenerator random) {
    double number;
    do {
      number = Math.rint(random.nextDouble(least, most) * DECIMALS) / DECIMALS;
    } while (number == Math.rint(number));
    return number;
  }

  /** The same, of either sign. */
  static double signed(double least, double most, RandomGenerator random) {
    return random.nextBoolean() ? number(least, most, random) : -number(least, most, random);
  }

  /** A matrix of such numbers. */
  static double[][] matrix(int rows, int columns, RandomGenerator random) {
    var matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int k = 0; k < columns; k++) {
        row[k] = signed(0.2, 2, random);
      }
    }
    return matrix;
  }
}
