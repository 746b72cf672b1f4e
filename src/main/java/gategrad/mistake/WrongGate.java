package gategrad.mistake;

import gategrad.Node;
import gategrad.Tensor;
import gategrad.Value;
import gategrad.array.Array;
import gategrad.array.Precision;
import gategrad.check.GradientCheck;
import gategrad.check.Verdict;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.NaryGate;
import gategrad.gate.UnaryGate;
import gategrad.gate.VectorGate;
import gategrad.mistake.Diagnosis.Gap;
import gategrad.notebook.InterruptedComputation;
import gategrad.text.Messages;
import gategrad.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Replays a circuit of values or tensors: each gate's backward beside the numerical vector-Jacobian
 * product at the numbers that it saw, the last gate first. Each gate is judged by itself, so those
 * behind a wrong one are not blamed. Nobody's gradients are touched.
 */
final class WrongGate {
  private static final Messages WORDS = Messages.of(WrongGate.class);
  private static final long ANY_SEED = 17;
  private static final int MOST_ELEMENTS = 40;

  private final RandomGenerator random;

  WrongGate(RandomGenerator random) {
    this.random = random;
  }

  /** The first gate that is wrong, in the order of the backward pass; right if there is none. */
  Diagnosis in(Node result) {
    var circuit = result.circuit();
    for (int k = circuit.size() - 1; k >= 0; k--) {
      InterruptedComputation.poll();
      Node node = circuit.get(k);
      if (!node.isLeaf()) {
        var diagnosis = of(node);
        if (!diagnosis.right()) {
          return diagnosis.at(WORDS.say("subject.at", "gate", describe(node)));
        }
      }
    }
    return Diagnosis.isRight(WORDS.say("subject.whole", "gates", gates(circuit)));
  }

  private static long gates(List<? extends Node> circuit) {
    return circuit.stream().filter(node -> !node.isLeaf()).count();
  }

  private Diagnosis of(Node node) {
    if (node.gate() instanceof VectorGate gate) {
      return new VectorMistakes(gate, float64((Tensor) node), random).diagnosis();
    }
    for (double[] inputs : seen(node)) {
      var wrong = wrong(node.gate(), inputs);
      if (wrong.isPresent()) {
        return named(node.gate(), wrong.get());
      }
    }
    return Diagnosis.isRight(node.gate().name());
  }

  private static Array[] float64(Tensor node) {
    return node.inputs().stream()
        .map(input -> input.data().copyAs(Precision.FLOAT64))
        .toArray(Array[]::new);
  }

  /** What the gate saw: one set of numbers, or those of some elements of its tensors. */
  private List<double[]> seen(Node node) {
    if (node instanceof Value value) {
      return List.of(value.inputs().stream().mapToDouble(Value::data).toArray());
    }
    var inputs = ((Tensor) node).inputs();
    int size = inputs.get(0).data().size();
    int[] elements =
        size <= MOST_ELEMENTS
            ? IntStream.range(0, size).toArray()
            : IntStream.generate(() -> random.nextInt(size)).limit(MOST_ELEMENTS).toArray();
    return Arrays.stream(elements)
        .mapToObj(i -> inputs.stream().mapToDouble(input -> input.data().get(i)).toArray())
        .toList();
  }

  /** The numbers of a gate that does not agree with differences here; kinks agree. */
  private static Optional<Gap> wrong(Gate gate, double... x) {
    if (!Double.isFinite(Step.forward(gate, x))) {
      return Optional.empty();
    }
    var findings = GradientCheck.of(gate, x[0], Arrays.copyOfRange(x, 1, x.length)).findings();
    boolean wrong = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.WRONG);
    return wrong
        ? Optional.of(
            new Gap(
                WORDS.say("where.local", "inputs", Diagnosis.list(x)),
                findings.stream().mapToDouble(finding -> finding.numerical()).toArray(),
                findings.stream().mapToDouble(finding -> finding.gradient()).toArray()))
        : Optional.empty();
  }

  /** Names the mistake from fresh probes; keeps the numbers that were seen. */
  private Diagnosis named(Gate gate, Gap gap) {
    if (gate instanceof NaryGate) {
      return new Diagnosis(false, "", Optional.of(gap), List.of(), List.of());
    }
    var diagnosis = judge(gate, random);
    return new Diagnosis(false, "", Optional.of(gap), diagnosis.mistakes(), diagnosis.sentences());
  }

  /** A gate of a learner's own class, alone. */
  static Diagnosis judge(Gate gate, RandomGenerator random) {
    var forward = forward(gate, random);
    if (forward.isPresent()) {
      return forward.get();
    }
    int arity = gate instanceof UnaryGate ? 1 : 2;
    Gate measured = Measured.of(gate);
    var mistakes = new ArrayList<Mistake<Play>>();
    for (var mistake : GateMistakes.of(measured)) {
      if (!mistake.isOfMemory()) {
        mistakes.add(mistake);
      }
    }
    var subject =
        new Subject<Play>(
                WORDS.say("subject.gate", "gate", gate.name()),
                (count, seeded) -> Play.draw(measured, arity, count, seeded),
                List.of(play -> play.step().right()),
                mistakes,
                GateCheck::describe,
                Agreement.MEASURED)
            .distinct(new SplittableRandom(ANY_SEED));
    var probes = subject.probes(random);
    var answers =
        probes.stream()
            .map(play -> Step.of(gate, play.step().inputs(), play.step().upstream()).right())
            .toList();
    return new Fit<>(subject, probes, answers).diagnosis();
  }

  /** Where the gate has the name of one of ours, its forward must be the same. */
  private static Optional<Diagnosis> forward(Gate gate, RandomGenerator random) {
    Optional<Gate> ours =
        Gates.all().stream()
            .filter(known -> known.name().equals(gate.name()))
            .filter(known -> known instanceof UnaryGate == gate instanceof UnaryGate)
            .filter(known -> known instanceof BinaryGate == gate instanceof BinaryGate)
            .findFirst();
    if (ours.isEmpty() || ours.get().getClass() == gate.getClass()) {
      return Optional.empty();
    }
    var subject = GateCheck.of(ours.get()).forward();
    var probes = subject.probes(random);
    var answers =
        probes.stream()
            .map(play -> new double[] {Step.forward(gate, play.step().inputs())})
            .toList();
    var diagnosis = new Fit<>(subject, probes, answers).diagnosis();
    return diagnosis.right() ? Optional.empty() : Optional.of(diagnosis);
  }

  private static String describe(Node node) {
    var inputs = new ArrayList<String>();
    for (Node input : node.inputs()) {
      String name =
          input.label().isEmpty() ? (input.isLeaf() ? "" : input.gate().name()) : input.label();
      String number =
          input instanceof Value value
              ? Numbers.text(value.data())
              : ((Tensor) input).shape().toString();
      inputs.add(name.isEmpty() ? number : name + " = " + number);
    }
    return "%s (%s)".formatted(node.gate().name(), String.join(", ", inputs));
  }
}
