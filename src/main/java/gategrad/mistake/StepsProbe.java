package gategrad.mistake;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A parameter at the start and the gradients of a few steps. The constants are unusual on purpose:
 * with the usual ones some mistakes cannot be seen.
 *
 * @param w the parameter before the first step
 * @param gradients one for each step
 * @param rate the learning rate
 * @param momentum how much of the velocity stays; Adam's first beta
 * @param beta2 Adam's second beta
 * @param epsilon what Adam adds to the root
 * @param decay the strength of weight decay
 */
public record StepsProbe(
    double w,
    double[] gradients,
    double rate,
    double momentum,
    double beta2,
    double epsilon,
    double decay) {
  private static final int STEPS = 4;

  static List<StepsProbe> draw(int count, RandomGenerator random) {
    var probes = new ArrayList<StepsProbe>();
    for (int k = 0; k < count; k++) {
      probes.add(
          new StepsProbe(
              Probes.signed(0.5, 2, random),
              Probes.matrix(1, STEPS, random)[0],
              Probes.number(0.05, 0.3, random),
              Probes.number(0.5, 0.9, random),
              Probes.number(0.6, 0.95, random),
              0.01,
              Probes.number(0.1, 0.5, random)));
    }
    return probes;
  }
}
