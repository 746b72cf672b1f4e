package gategrad.mistake;

import gategrad.mistake.Plan.Input;
import gategrad.mistake.Plan.Plug;
import gategrad.text.Messages;
import gategrad.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Tries a learner's gradients of a whole circuit at inputs that are drawn afresh.
 *
 * @param plan the circuit
 * @param subject what is right, and what may have gone wrong
 */
record CircuitCheck(Plan plan, Subject<double[]> subject) {
  private static final Messages WORDS = Messages.of(CircuitCheck.class);
  private static final long ANY_SEED = 17;
  private static final int TRIES = 1000;

  static CircuitCheck of(Plan plan) {
    var subject =
        new Subject<>(
            WORDS.say("subject.circuit"),
            (count, random) -> draw(plan, count, random),
            List.<Function<double[], double[]>>of(x -> Backprop.gradients(plan, Manner.right(), x)),
            CircuitMistakes.of(plan),
            x -> describe(plan, x),
            Agreement.EXACT);
    return new CircuitCheck(plan, subject.distinct(new SplittableRandom(ANY_SEED)));
  }

  static String describe(Plan plan, double... x) {
    var words = new ArrayList<String>();
    for (int k = 0; k < x.length; k++) {
      words.add(((Input) plan.items().get(k)).name() + " = " + Numbers.text(x[k]));
    }
    return WORDS.say("where.circuit", "inputs", String.join(", ", words));
  }

  /** Inputs at which nothing on the way is nearly 0 and no gate of two has nearly equal inputs. */
  static List<double[]> draw(Plan plan, int count, RandomGenerator random) {
    var probes = drawUpTo(plan, count, random);
    if (probes.size() < count) {
      throw new IllegalArgumentException(
          "no inputs between -2 and 2 suit the circuit: some number in it is not finite there");
    }
    return probes;
  }

  /** The same; fewer where the circuit has no such inputs, or few. */
  static List<double[]> drawUpTo(Plan plan, int count, RandomGenerator random) {
    var probes = new ArrayList<double[]>();
    for (int tries = 0; probes.size() < count && tries < TRIES; tries++) {
      double[] x = Probes.matrix(1, plan.inputs(), random)[0];
      if (isTelling(plan, plan.values(x))) {
        probes.add(x);
      }
    }
    return probes;
  }

  private static boolean isTelling(Plan plan, double... values) {
    for (int place : plan.gates()) {
      double[] in = Plan.at(plan.gate(place), values);
      boolean twin = in.length == 2 && plan.gate(place).from()[0] == plan.gate(place).from()[1];
      if (!Double.isFinite(values[place])
          || Math.abs(values[place]) < 0.05 && !cutsOff(plan.gate(place))
          || in.length == 2 && !twin && Math.abs(in[0] - in[1]) < 0.05) {
        return false;
      }
    }
    return true;
  }

  /** A relu that is off is worth trying. */
  private static boolean cutsOff(Plug plug) {
    return plug.gate().name().equals("relu");
  }

  /**
   * Says whether the answers are right. Gates of the learner's own that are wrong are no fault of
   * this answer: what it gives with them, correctly used, is right as well.
   */
  Diagnosis judge(
      UnaryOperator<double[]> answer,
      Map<String, Supplier<OwnGate>> gates,
      RandomGenerator random) {
    var own = new OwnGates(plan, gates);
    var probes = subject.probes(random);
    var answers = new ArrayList<double[]>();
    for (double[] probe : probes) {
      double[] given;
      try {
        given = answer.apply(probe.clone());
      } catch (RuntimeException stopped) {
        return own.wrong(random).map(Diagnosis::wrong).orElseThrow(() -> stopped);
      }
      if (given == null) {
        throw new IllegalStateException(WORDS.say("answer.null"));
      } else if (given.length != plan.inputs()) {
        return Diagnosis.wrong(
            WORDS.say("answer.length", "expected", plan.inputs(), "got", given.length));
      }
      answers.add(given.clone());
    }
    var diagnosis = new Fit<>(subject, probes, answers).diagnosis();
    if (diagnosis.right()) {
      return diagnosis;
    }
    return own.explain(probes, answers)
        .orElseGet(() -> own.wrong(random).map(diagnosis::only).orElse(diagnosis));
  }
}
