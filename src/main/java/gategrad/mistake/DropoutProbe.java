package gategrad.mistake;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A batch for dropout.
 *
 * @param x the inputs
 * @param mask 1 where a number was kept, 0 where it was dropped
 * @param p the probability that a number is dropped
 * @param dy the upstream gradient
 */
public record DropoutProbe(double[][] x, double[][] mask, double p, double[][] dy) {

  static List<DropoutProbe> draw(int count, RandomGenerator random) {
    var probes = new ArrayList<DropoutProbe>();
    for (int k = 0; k < count; k++) {
      double p = k % 2 == 0 ? 0.2 : 0.7;
      probes.add(
          new DropoutProbe(
              Probes.matrix(3, 4, random),
              Matrices.of(3, 4, (i, j) -> (i + j) % 2),
              p,
              Probes.matrix(3, 4, random)));
    }
    return probes;
  }
}
