package gategrad.mistake;

import gategrad.gate.Gate;
import gategrad.mistake.Manner.Arrival;
import gategrad.mistake.Manner.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What goes wrong in an engine whose gates are right when they stand alone: how gradients arrive,
 * in which order gates hand on, and what a gate does with an upstream gradient that is not 1.
 */
final class EngineMistakes {
  private final Manner manner;
  private final List<Mistake<EngineProbe>> list = new ArrayList<>();

  private EngineMistakes(Manner manner) {
    this.manner = manner;
  }

  /** Mistakes beside what is known already: {@code manner} has the rules of wrong gates. */
  static List<Mistake<EngineProbe>> of(Manner manner, List<Gate> gates) {
    var mistakes = new EngineMistakes(manner);
    mistakes.add("fork.overwritten", manner.arrival(Arrival.LAST));
    mistakes.add("fork.overwritten", manner.arrival(Arrival.FIRST));
    mistakes.add("fork.twin", manner.arrival(Arrival.TWIN_LOST));
    mistakes.add("start.not", manner.start(f -> 0));
    mistakes.add("start.with-result", manner.start(f -> f));
    mistakes.add("start.minus", manner.start(f -> -1));
    mistakes.add("start.doubled", manner.start(f -> 2));
    mistakes.add("walk.depth-first", manner.walk(Walk.DEPTH_FIRST));
    mistakes.add("walk.breadth-first", manner.walk(Walk.BREADTH_FIRST));
    mistakes.add("walk.every-time", manner.walk(Walk.EVERY_TIME));
    mistakes.add("walk.listed-twice", manner.walk(Walk.LISTED_TWICE));
    mistakes.add("walk.forward", manner.walk(Walk.FORWARD));
    mistakes.add("pass.local-only", manner.rule((place, gate) -> Step::locals));
    gates.forEach(mistakes::ofOneGate);
    return mistakes.list;
  }

  private void ofOneGate(Gate gate) {
    for (var mistake : GateMistakes.of(gate)) {
      if (!mistake.isOfMemory()) {
        var wrong =
            manner.rule(
                (place, other) ->
                    other.equals(gate)
                        ? step -> mistake.rule().apply(Play.only(step))
                        : manner.rule().at(place, other));
        list.add(Mistake.of(mistake.key(), run(wrong)).at(gate.name()));
      }
    }
  }

  static Function<EngineProbe, double[]> run(Manner manner) {
    return probe -> probe.answer(Backprop.gradients(probe.plan(), manner, probe.inputs()));
  }

  private void add(String key, Manner other) {
    list.add(Mistake.of(key, run(other)));
  }
}
