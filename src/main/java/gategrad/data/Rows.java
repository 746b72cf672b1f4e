package gategrad.data;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What all kinds of examples need to do with rows and row numbers. */
final class Rows {
  private Rows() {}

  /** Refuses an empty, ragged or not finite matrix, naming the place. */
  static void check(double[][] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("no examples: there must be at least one row");
    }
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != rows[0].length) {
        throw new IllegalArgumentException(
            "row %s has %s numbers, but row 0 has %s; all rows need the same length"
                .formatted(i, rows[i].length, rows[0].length));
      }
      for (int j = 0; j < rows[i].length; j++) {
        if (!Double.isFinite(rows[i][j])) {
          throw new IllegalArgumentException(
              "row %s, column %s is %s; only finite numbers can be learnt from"
                  .formatted(i, j, rows[i][j]));
        }
      }
    }
  }

  static double[][] pick(double[][] inputs, int[] rows) {
    for (int row : rows) {
      if (row < 0 || row >= inputs.length) {
        throw new IllegalArgumentException(
            "there is no row %s; rows run from 0 to %s".formatted(row, inputs.length - 1));
      }
    }
    return Arrays.stream(rows).mapToObj(row -> inputs[row]).toArray(double[][]::new);
  }

  static int column(String name, List<String> names) {
    int column = names.indexOf(name);
    if (column < 0) {
      throw new IllegalArgumentException(
          "there is no column '%s'; the columns are %s".formatted(name, list(names)));
    }
    return column;
  }

  /** The names, the middle left out where there are many. */
  static String list(List<String> names) {
    return names.size() <= 12
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 3)) + " ... " + names.get(names.size() - 1);
  }

  /** Shuffles in place (Fisher and Yates) and returns the array. */
  static int[] shuffle(int[] rows, RandomGenerator random) {
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = rows[i];
      rows[i] = rows[j];
      rows[j] = kept;
    }
    return rows;
  }

  static void checkShare(double trainShare) {
    if (!(trainShare > 0 && trainShare < 1)) {
      throw new IllegalArgumentException(
          "the share for training is %s; it must lie between 0 and 1, for example 0.8"
              .formatted(trainShare));
    }
  }

  /** How many of {@code count} rows are for training: at least one, and one is left to test. */
  static int cut(double trainShare, int count) {
    int cut = (int) Math.round(trainShare * count);
    return count < 2 ? count : Math.min(Math.max(cut, 1), count - 1);
  }

  static int[] array(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }
}
