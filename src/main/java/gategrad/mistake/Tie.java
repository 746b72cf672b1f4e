package gategrad.mistake;

import gategrad.gate.BinaryGate;
import gategrad.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What a gate like max does where both inputs are the same; in this course the first one wins. */
final class Tie {
  private static final Messages WORDS = Messages.of(Tie.class);

  private Tie() {}

  static GateCheck of(BinaryGate gate) {
    var subject =
        new Subject<>(
            WORDS.say("subject.tie", "gate", gate.name()),
            (count, random) -> draw(gate, count, random),
            List.<Function<Play, double[]>>of(play -> play.step().right()),
            List.of(
                mistake("tie.both", s -> s.map(k -> s.upstream())),
                mistake("tie.second", s -> s.map(k -> k == 1 ? s.upstream() : 0)),
                mistake("tie.half", s -> s.map(k -> s.upstream() / 2)),
                mistake("tie.none", s -> s.map(k -> 0)),
                mistake("tie.upstream-forgotten", s -> s.map(k -> k == 0 ? 1 : 0))),
            GateCheck::describe,
            Agreement.EXACT);
    return new GateCheck(gate, 2, subject);
  }

  private static Mistake<Play> mistake(String key, Function<Step, double[]> rule) {
    return Mistake.of(key, play -> rule.apply(play.step()));
  }

  private static List<Play> draw(BinaryGate gate, int count, RandomGenerator random) {
    var plays = new ArrayList<Play>();
    for (int k = 0; k < count; k++) {
      double x = Probes.signed(0.3, 3, random);
      plays.add(Play.only(Step.of(gate, new double[] {x, x}, Probes.signed(1.2, 3, random))));
    }
    return plays;
  }
}
