package gategrad.draw;

import gategrad.Value;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Circuits with reuse, all of whose gates lead to the result. */
public final class RandomCircuits {
  private static final List<Gate> KINDS =
      List.of(
          Gates.ADD,
          Gates.MUL,
          Gates.SUB,
          Gates.MAX,
          Gates.TANH,
          Gates.SIGMOID,
          Gates.HARD_SIGMOID);

  private RandomCircuits() {}

  /** A circuit of about this many gates; its gradients are not calculated yet. */
  public static Value of(int gates, RandomGenerator random) {
    var made = new ArrayList<Value>();
    for (int k = 0; k < 2 + gates / 5; k++) {
      made.add(Value.of(random.nextGaussian()).named("x" + k));
    }
    var loose = new ArrayList<>(made);
    for (int k = 0; k < gates || loose.size() > 1; k++) {
      boolean gather = k + loose.size() >= gates;
      Gate gate = gather ? Gates.ADD : KINDS.get(random.nextInt(KINDS.size()));
      Value first = loose.remove(random.nextInt(loose.size()));
      Value made1 =
          gate instanceof UnaryGate unary
              ? first.apply(unary)
              : first.apply((BinaryGate) gate, second(made, loose, gather, random));
      loose.add(made1);
      made.add(made1);
    }
    return loose.get(0).named("f");
  }

  private static Value second(
      List<Value> made, List<Value> loose, boolean gather, RandomGenerator random) {
    if (!loose.isEmpty() && (gather || random.nextBoolean())) {
      return loose.remove(random.nextInt(loose.size()));
    }
    int window = Math.min(10, made.size());
    return made.get(made.size() - 1 - random.nextInt(window));
  }
}
