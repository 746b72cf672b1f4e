package gategrad.mistake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A training set, a test set, and an order to shuffle by.
 *
 * @param train the training rows
 * @param test the test rows, fewer, from elsewhere
 * @param labels of the training rows
 * @param order a permutation of the training rows' numbers
 */
public record DataProbe(double[][] train, double[][] test, double[] labels, int... order) {

  static List<DataProbe> draw(int count, RandomGenerator random) {
    var probes = new ArrayList<DataProbe>();
    for (int k = 0; k < count; k++) {
      int n = 5 + k % 2;
      var order = new ArrayList<Integer>();
      var labels = new double[n];
      for (int i = 0; i < n; i++) {
        order.add(i);
        labels[i] = i * 10 + 3;
      }
      do {
        Collections.shuffle(order, new Random(random.nextLong()));
      } while (isItsOwnInverse(order));
      probes.add(
          new DataProbe(
              Probes.matrix(n, 2, random),
              Matrices.map(Probes.matrix(3, 2, random), x -> x + 2.5),
              labels,
              order.stream().mapToInt(i -> i).toArray()));
    }
    return probes;
  }

  private static boolean isItsOwnInverse(List<Integer> order) {
    for (int i = 0; i < order.size(); i++) {
      if (order.get(order.get(i)) != i) {
        return false;
      }
    }
    return true;
  }
}
