package gategrad.check;

import gategrad.Value;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.NaryGate;
import gategrad.gate.UnaryGate;
import java.util.Arrays;
import java.util.List;

/** Plugs in a gate of whatever kind. */
final class Rule {
  private Rule() {}

  static Value plug(Gate gate, List<Value> inputs) {
    checkCount(gate, inputs.size());
    if (gate instanceof UnaryGate unary) {
      return inputs.get(0).apply(unary);
    }
    if (gate instanceof BinaryGate binary) {
      return inputs.get(0).apply(binary, inputs.get(1));
    }
    if (gate instanceof NaryGate nary) {
      return Value.apply(nary, inputs.toArray(Value[]::new));
    }
    throw new IllegalArgumentException(
        "the gate %s works on arrays; this check is for gates of single numbers"
            .formatted(gate.name()));
  }

  static Value plug(Gate gate, double... inputs) {
    return plug(gate, Arrays.stream(inputs).mapToObj(Value::of).toList());
  }

  private static void checkCount(Gate gate, int count) {
    boolean fixed = gate instanceof UnaryGate || gate instanceof BinaryGate;
    if (fixed && count != inputs(gate)) {
      throw new IllegalArgumentException(
          "the gate %s takes %d input%s, but here are %d: give one number for each input"
              .formatted(gate.name(), inputs(gate), inputs(gate) == 1 ? "" : "s", count));
    }
  }

  /** How many inputs the gate takes; 3 stands for any number. */
  static int inputs(Gate gate) {
    return gate instanceof UnaryGate ? 1 : gate instanceof BinaryGate ? 2 : 3;
  }
}
