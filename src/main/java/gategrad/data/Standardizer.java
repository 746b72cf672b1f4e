package gategrad.data;

import java.util.Arrays;

/**
 * Brings every column to mean 0 and standard deviation 1: {@code (x - mean) / deviation}.
 *
 * <p>Fit it on the training data and apply it to both parts: the test data must not tell the model
 * anything, not even its mean.
 *
 * <pre>{@code
 * var parts = Datasets.wine().split(0.8, new Random(1));
 * var scale = Standardizer.fit(parts.train());
 * var train = scale.apply(parts.train());
 * var test = scale.apply(parts.test());
 * }</pre>
 *
 * @param means one for each column
 * @param deviations one for each column; 1 for a column that never changes, which so becomes 0
 */
public record Standardizer(double[] means, double[] deviations) {

  /** Measures the columns; the deviation is that of the whole set (divided by n). */
  public static Standardizer fit(double[][] rows) {
    Rows.check(rows);
    int columns = rows[0].length;
    var means = new double[columns];
    var deviations = new double[columns];
    for (int j = 0; j < columns; j++) {
      int column = j;
      double mean = Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
      double variance =
          Arrays.stream(rows)
              .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
              .average()
              .orElseThrow();
      means[j] = mean;
      deviations[j] = variance > 0 ? Math.sqrt(variance) : 1;
    }
    return new Standardizer(means, deviations);
  }

  /** Measures the columns of examples. */
  public static Standardizer fit(Examples examples) {
    return fit(examples.inputs());
  }

  /** The rows in the new scale; the old ones stay as they are. */
  public double[][] apply(double[][] rows) {
    var scaled = new double[rows.length][means.length];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != means.length) {
        throw new IllegalArgumentException(
            "row %s has %s columns, but this standardizer was fitted on %s"
                .formatted(i, rows[i].length, means.length));
      }
      for (int j = 0; j < means.length; j++) {
        scaled[i][j] = (rows[i][j] - means[j]) / deviations[j];
      }
    }
    return scaled;
  }

  /** Examples in the new scale. */
  public Examples apply(Examples examples) {
    return new Examples(
        apply(examples.inputs()), examples.labels(), examples.features(), examples.classes());
  }
}
