package gategrad.mistake;

import gategrad.gate.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A probe of a gate: forward with these inputs, then backward with this upstream gradient, on an
 * object that has played the probes before it.
 *
 * @param step what is right
 * @param fresh whether a new object begins here
 * @param first the inputs of the object's first forward
 * @param before the inputs of the forward before this one, zeros if there was none
 * @param meanwhile the inputs that another object gets between this forward and backward
 */
record Play(
    Step step, boolean fresh, double[] first, double[] before, Optional<double[]> meanwhile) {
  private static final int TRIES = 1000;
  private static final double LEAST = 0.3;
  private static final int PLAYS_OF_AN_OBJECT = 3;

  /** Of the first input, the second and the upstream gradient: no regular to and fro. */
  private static final String[] SIGNS = {"+++", "+--", "--+", "-+-", "++-", "--+"};

  /** A gate that has seen nothing else. */
  static Play only(Step step) {
    return new Play(step, true, step.inputs(), new double[step.inputs().length], Optional.empty());
  }

  /** What would be right if the object had these inputs in mind. */
  double[] remembering(double[] inputs) {
    return Step.of(step.gate(), inputs, step.upstream()).right();
  }

  /** The inputs that a field has which all objects share. */
  double[] latest() {
    return meanwhile.orElse(step.inputs());
  }

  /**
   * Plays that tell much: signs of every combination, no two numbers equal, none 0, 1 or -1, inside
   * the gate's domain, off its kinks; rounded so that people can check them.
   */
  static List<Play> draw(Gate gate, int arity, int count, RandomGenerator random) {
    var plays = new ArrayList<Play>();
    for (int k = 0; k < count; k++) {
      var step = step(gate, arity, k, random);
      boolean fresh = k % PLAYS_OF_AN_OBJECT == 0;
      Optional<double[]> meanwhile =
          k % PLAYS_OF_AN_OBJECT == 2
              ? Optional.of(step(gate, arity, k + 2, random).inputs())
              : Optional.empty();
      double[] first = fresh ? step.inputs() : plays.get(k - 1).first;
      double[] before = fresh ? new double[arity] : plays.get(k - 1).step.inputs();
      plays.add(new Play(step, fresh, first, before, meanwhile));
    }
    return plays;
  }

  private static Step step(Gate gate, int arity, int number, RandomGenerator random) {
    for (int tries = 0; tries < TRIES; tries++) {
      String signs = SIGNS[(number + tries / 50) % SIGNS.length]; // others, where these do not suit
      var inputs = new double[arity];
      for (int k = 0; k < arity; k++) {
        inputs[k] = Probes.number(LEAST, 3, random) * sign(signs, k);
      }
      double upstream = Probes.number(1.2, 3, random) * sign(signs, 2);
      var step = Step.of(gate, inputs, upstream);
      if (isTelling(step)) {
        return step;
      }
    }
    throw new IllegalArgumentException(
        "no inputs between -3 and 3 suit the gate %s: it gives no finite gradients there"
            .formatted(gate.name()));
  }

  private static int sign(String signs, int k) {
    return signs.charAt(k) == '+' ? 1 : -1;
  }

  private static boolean isTelling(Step step) {
    boolean finite = Double.isFinite(step.output());
    for (double gradient : step.right()) {
      finite &= Double.isFinite(gradient) && (gradient == 0 || Math.abs(gradient) > 1e-6);
    }
    double[] x = step.inputs();
    return finite && (x.length < 2 || Math.abs(Math.abs(x[0]) - Math.abs(x[1])) > 0.1);
  }
}
