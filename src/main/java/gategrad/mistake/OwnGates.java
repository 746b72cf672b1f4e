package gategrad.mistake;

import gategrad.gate.Gates;
import gategrad.mistake.Plan.Constant;
import gategrad.mistake.Plan.Plug;
import gategrad.text.Messages;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A circuit calculated with the gates of a learner, whatever these do. */
final class OwnGates {
  private static final Messages WORDS = Messages.of(OwnGates.class);

  private static final double UNCHAINED = 0.7;

  private final Plan plan;
  private final Map<String, Supplier<OwnGate>> makers;

  OwnGates(Plan plan, Map<String, Supplier<OwnGate>> makers) {
    this.plan = plan;
    this.makers = makers;
  }

  /**
   * Right, if these answers are what the learner's gates give when they are used correctly, and if
   * that can be seen from them: gates that give nothing, or always the same, show no chain.
   */
  Optional<Diagnosis> explain(List<double[]> probes, List<double[]> answers) {
    boolean chained = false;
    for (int k = 0; k < probes.size(); k++) {
      Optional<double[]> used =
          makers.isEmpty() ? Optional.empty() : gradients(true, probes.get(k));
      Optional<double[]> loose = used.isEmpty() ? used : gradients(false, probes.get(k));
      if (used.isEmpty()
          || !Arrays.stream(used.get()).allMatch(Double::isFinite)
          || !Agreement.EXACT.same(used.get(), answers.get(k))) {
        return Optional.empty();
      }
      chained |= loose.isPresent() && !Agreement.EXACT.same(used.get(), loose.get());
    }
    boolean varied = answers.stream().anyMatch(a -> !Agreement.EXACT.same(answers.get(0), a));
    return chained && varied
        ? Optional.of(
            new Diagnosis(
                true,
                WORDS.say("subject.circuit"),
                Optional.empty(),
                List.of(),
                List.of(WORDS.say("diagnosis.own-gates"))))
        : Optional.empty();
  }

  /** A sentence that names the gates to mend first; empty if all are right. */
  Optional<String> wrong(RandomGenerator random) {
    var wrong = makers.keySet().stream().sorted().filter(name -> !isRight(name, random)).toList();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(WORDS.say("diagnosis.own-first", "gates", String.join(", ", wrong)));
  }

  private boolean isRight(String name, RandomGenerator random) {
    try {
      return GateCheck.of(Gates.named(name)).judge(makers.get(name), random).right();
    } catch (RuntimeException theirGateFailed) {
      return false; // the check of that gate says why
    }
  }

  /** With the gates chained, or each one started with the same number. */
  private Optional<double[]> gradients(boolean chained, double... inputs) {
    try {
      return Optional.of(run(chained, inputs));
    } catch (RuntimeException theirGateFailed) {
      return Optional.empty(); // the check of that gate says why
    }
  }

  private double[] run(boolean chained, double... inputs) {
    var values = new double[plan.items().size()];
    Map<Integer, OwnGate> players = new HashMap<>();
    for (int k = 0; k < values.length; k++) {
      if (plan.items().get(k) instanceof Plug plug) {
        var player = player(plug);
        players.put(k, player);
        values[k] = player.forward(Plan.at(plug, values));
      } else {
        values[k] = plan.items().get(k) instanceof Constant c ? c.number() : inputs[k];
      }
    }
    return Backprop.gradients(
        plan,
        Manner.right()
            .rule(
                (place, gate) ->
                    step -> players.get(place).backward(chained ? step.upstream() : UNCHAINED)),
        inputs);
  }

  /** The learner's gate; ours where there is none. */
  private OwnGate player(Plug plug) {
    var maker = makers.get(plug.gate().name());
    return maker == null ? new Reference(plug) : maker.get();
  }

  /** Our own gate. */
  private static final class Reference implements OwnGate {
    private final Plug plug;
    private double[] inputs = new double[0];

    Reference(Plug plug) {
      this.plug = plug;
    }

    @Override
    public double forward(double... x) {
      inputs = x;
      return Step.forward(plug.gate(), x);
    }

    @Override
    public double[] backward(double upstream) {
      return Step.of(plug.gate(), inputs, upstream).right();
    }
  }
}
