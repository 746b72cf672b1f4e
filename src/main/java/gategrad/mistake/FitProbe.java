package gategrad.mistake;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Outputs of a batch, what they should be, and the numbers of a penalty.
 *
 * @param y the outputs
 * @param t the targets
 * @param w the weights, which are penalised
 * @param b the biases, which are not
 * @param lambda the strength of the penalty; not small, so that it cannot be overlooked
 */
public record FitProbe(double[][] y, double[][] t, double[] w, double[] b, double lambda) {

  static List<FitProbe> draw(int count, RandomGenerator random) {
    var probes = new ArrayList<FitProbe>();
    for (int k = 0; k < count; k++) {
      int n = 3 + k % 3;
      probes.add(
          new FitProbe(
              Probes.matrix(n, 2, random),
              Probes.matrix(n, 2, random),
              Probes.matrix(1, 3, random)[0],
              Probes.matrix(1, 2, random)[0],
              Probes.number(0.3, 0.9, random)));
    }
    return probes;
  }
}
