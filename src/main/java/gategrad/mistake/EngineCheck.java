package gategrad.mistake;

import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.own.NotWritten;
import gategrad.own.Scalar;
import gategrad.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Tries a learner's engine: every gate alone, then circuits of the gates, first without forks.
 *
 * <p>What was wrong before is not charged again: later circuits expect what the mistakes that were
 * named give, and leave out gates whose mistake has no name.
 */
final class EngineCheck<V extends Scalar<V>> {
  private static final Messages WORDS = Messages.of(EngineCheck.class);
  private static final long ANY_SEED = 17;

  private final DoubleFunction<V> input;
  private final RandomGenerator random;
  private final List<Gate> usable = new ArrayList<>();
  private final Map<Gate, Function<Step, double[]>> rules = new LinkedHashMap<>();

  EngineCheck(DoubleFunction<V> input, RandomGenerator random) {
    this.input = input;
    this.random = random;
  }

  /** One diagnosis for each of the gates, one for chains of them, one for forks. */
  List<Diagnosis> judge(List<String> gates) {
    var diagnoses = new ArrayList<Diagnosis>();
    for (String name : gates) {
      diagnoses.add(single(Gates.named(name)).at(WORDS.say("subject.engine-gate", "gate", name)));
    }
    var plans = new EnginePlans(usable);
    if (!plans.canChain()) {
      return diagnoses;
    }
    List<Function<EngineProbe, double[]>> known =
        List.of(
            EngineMistakes.run(Manner.right()),
            EngineMistakes.run(Manner.right().rule(this::rule)));
    var chains = circuits(WORDS.say("subject.chains"), plans::chains, known);
    diagnoses.add(chains.diagnosis());
    diagnoses.add(circuits(WORDS.say("subject.forks"), plans::forks, chains.known()).diagnosis());
    return diagnoses;
  }

  private Function<Step, double[]> rule(int place, Gate gate) {
    return rules.getOrDefault(gate, Step::right);
  }

  private Diagnosis single(Gate gate) {
    try {
      var check = GateCheck.of(gate);
      var probes = new ArrayList<Play>();
      for (var play : check.backward().probes(random)) {
        probes.add(Play.only(Step.of(gate, play.step().inputs(), 1)));
      }
      return single(check, probes);
    } catch (NotWritten missing) {
      return Diagnosis.wrong(missing.getMessage());
    } catch (RuntimeException | StackOverflowError failed) {
      return Diagnosis.wrong(stopped(failed));
    }
  }

  private Diagnosis single(GateCheck check, List<Play> probes) {
    Gate gate = check.gate();
    var outputs = new ArrayList<double[]>();
    var gradients = new ArrayList<double[]>();
    for (var play : probes) {
      double[] answer = new EngineProbe(EnginePlans.single(gate), play.step().inputs()).play(input);
      outputs.add(new double[] {answer[0]});
      gradients.add(Arrays.copyOfRange(answer, 1, answer.length));
    }
    var forward = new Fit<>(check.forward(), probes, outputs).diagnosis();
    if (!forward.right()) {
      return forward;
    }
    var alone = alone(check);
    var fit = new Fit<>(alone, probes, gradients);
    var diagnosis = fit.diagnosis();
    if (diagnosis.right()) {
      usable.add(gate);
    } else {
      fit.onlyMistake().ifPresent(mistake -> takeRule(gate, mistake));
    }
    return diagnosis;
  }

  /** Where a gate stands alone its upstream gradient is 1. */
  private Subject<Play> alone(GateCheck check) {
    Subject<Play> all = check.backward();
    var mistakes = new ArrayList<Mistake<Play>>();
    for (var mistake : GateMistakes.of(check.gate())) {
      if (!mistake.isOfMemory()) {
        mistakes.add(mistake);
      }
    }
    mistakes.add(0, Mistake.of("start.not", play -> play.step().map(k -> 0)));
    return new Subject<>(
            all.name(),
            (count, seeded) ->
                all.draw().probes(count, seeded).stream()
                    .map(p -> Play.only(Step.of(check.gate(), p.step().inputs(), 1)))
                    .toList(),
            all.right(),
            mistakes,
            all.describe(),
            all.agreement())
        .distinct(new SplittableRandom(ANY_SEED));
  }

  private void takeRule(Gate gate, Mistake<Play> mistake) {
    usable.add(gate);
    rules.put(gate, step -> mistake.rule().apply(Play.only(step)));
  }

  /** What was found, and what the engine gives as far as that explains it. */
  private record Found(Diagnosis diagnosis, List<Function<EngineProbe, double[]>> known) {}

  private Found circuits(
      String name, Subject.Draw<EngineProbe> draw, List<Function<EngineProbe, double[]>> known) {
    var subject =
        new Subject<>(
                name,
                draw,
                known,
                EngineMistakes.of(Manner.right().rule(this::rule), usable),
                EngineProbe::describe,
                Agreement.EXACT)
            .distinct(new SplittableRandom(ANY_SEED));
    try {
      var probes = subject.probes(random);
      var fit = new Fit<>(subject, probes, probes.stream().map(p -> p.play(input)).toList());
      var more = new ArrayList<>(known);
      fit.onlyMistake().ifPresent(mistake -> more.add(mistake.rule()));
      return new Found(fit.diagnosis().at(name), more);
    } catch (RuntimeException | StackOverflowError failed) {
      return new Found(Diagnosis.wrong(stopped(failed)).at(name), known);
    }
  }

  private static String stopped(Throwable failed) {
    var type = failed.getClass().getSimpleName();
    return WORDS.say(
        "engine.stopped",
        "error",
        failed.getMessage() == null ? type : type + ": " + failed.getMessage());
  }
}
