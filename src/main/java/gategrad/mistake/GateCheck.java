package gategrad.mistake;

import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import gategrad.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Tries a learner's gate beside the gate that it should be: first forward, because a right backward
 * of a wrong forward is no fault of backward.
 *
 * @param gate what it should be
 * @param arity how many inputs it has
 * @param backward what is right, and what may have gone wrong
 */
record GateCheck(Gate gate, int arity, Subject<Play> backward) {
  private static final Messages WORDS = Messages.of(GateCheck.class);
  private static final long ANY_SEED = 17;

  static GateCheck of(Gate gate) {
    int arity = gate instanceof UnaryGate ? 1 : 2;
    var subject =
        new Subject<Play>(
            WORDS.say("subject.gate", "gate", gate.name()),
            (count, random) -> Play.draw(gate, arity, count, random),
            List.of(play -> play.step().right()),
            GateMistakes.of(gate),
            GateCheck::describe,
            Agreement.EXACT);
    return new GateCheck(gate, arity, subject.distinct(new SplittableRandom(ANY_SEED)));
  }

  static String describe(Play play) {
    return WORDS.say(
        "where.gate",
        "inputs",
        Diagnosis.list(play.step().inputs()),
        "upstream",
        play.step().upstream());
  }

  /** Plays probes in their order, a few with each object. */
  Diagnosis judge(Supplier<OwnGate> maker, RandomGenerator random) {
    var probes = backward.probes(random);
    OwnGate player = maker.get();
    var outputs = new ArrayList<double[]>();
    var gradients = new ArrayList<double[]>();
    for (var play : probes) {
      player = play.fresh() ? maker.get() : player;
      outputs.add(new double[] {player.forward(play.step().inputs().clone())});
      play.meanwhile().ifPresent(inputs -> maker.get().forward(inputs.clone()));
      gradients.add(given(player.backward(play.step().upstream())));
    }
    var forward = new Fit<>(forward(), probes, outputs).diagnosis();
    return forward.right() ? judge(probes, gradients) : forward;
  }

  private static double[] given(double[] gradients) {
    if (gradients == null) {
      throw new IllegalStateException(WORDS.say("answer.null"));
    }
    return gradients.clone();
  }

  private Diagnosis judge(List<Play> probes, List<double[]> gradients) {
    for (double[] given : gradients) {
      if (given.length != arity) {
        return Diagnosis.wrong(WORDS.say("answer.length", "expected", arity, "got", given.length));
      }
    }
    return new Fit<>(backward, probes, gradients).diagnosis();
  }

  Subject<Play> forward() {
    Function<Play, double[]> right = play -> new double[] {play.step().output()};
    return new Subject<Play>(
            backward.name(),
            (count, random) -> Play.draw(gate, arity, count, random),
            List.of(right),
            forwardMistakes(),
            play ->
                WORDS.say(
                    "where.forward",
                    "inputs",
                    Diagnosis.list(play.step().inputs()).replaceAll("[\\[\\]]", "")),
            Agreement.EXACT)
        .distinct(new SplittableRandom(ANY_SEED));
  }

  private List<Mistake<Play>> forwardMistakes() {
    var mistakes = new ArrayList<Mistake<Play>>();
    mistakes.add(number("forward.zero", p -> 0));
    mistakes.add(number("forward.sign", p -> -p.step().output()));
    mistakes.add(number("forward.late", p -> Step.forward(gate, p.before())));
    if (arity == 2) {
      mistakes.add(
          number(
              "forward.swapped",
              p -> Step.forward(gate, p.step().inputs()[1], p.step().inputs()[0])));
    }
    for (Gate other : Gates.all()) {
      boolean fits = arity == 1 ? other instanceof UnaryGate : other instanceof BinaryGate;
      if (fits) {
        mistakes.add(
            Mistake.of(
                "forward.other-gate",
                p -> new double[] {Step.forward(other, p.step().inputs())},
                "gate",
                other.name()));
      }
    }
    return mistakes;
  }

  private static Mistake<Play> number(String key, ToDoubleFunction<Play> rule) {
    return Mistake.of(key, p -> new double[] {rule.applyAsDouble(p)});
  }

  /** The keys of the mistakes that can be told apart here. */
  List<String> keys() {
    return backward.mistakes().stream().map(Mistake::key).toList();
  }
}
