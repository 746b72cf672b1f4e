package gategrad.mistake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Scores of a batch and the right classes. One probe has scores about 1000, whose exponentials
 * overflow.
 *
 * @param scores an example in each row, a class in each column
 * @param labels the right class of each row, counted from 0
 */
public record ScoreProbe(double[][] scores, int... labels) {

  static List<ScoreProbe> draw(int count, RandomGenerator random) {
    var probes = new ArrayList<ScoreProbe>();
    for (int k = 0; k < count; k++) {
      int n = 3 + k % 2;
      int classes = 4 + k % 2;
      boolean large = k % 4 == 3;
      double[][] scores = Probes.matrix(n, classes, random);
      var labels = new int[n];
      Arrays.setAll(labels, i -> random.nextInt(classes - 1));
      probes.add(new ScoreProbe(large ? Matrices.map(scores, s -> s + 1000) : scores, labels));
    }
    return probes;
  }

  int examples() {
    return scores.length;
  }

  /** 1 in the column of the right class, else 0; counted from {@code first}. */
  double hot(int i, int j, int first) {
    return j == labels[i] - first ? 1 : 0;
  }
}
