package gategrad.own;

import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A number of a learner's engine, read once and made safe: nothing here is {@code null} or throws.
 *
 * @param number the number itself
 * @param op the name of its gate as the engine says it
 * @param label its name or {@code ""}
 * @param data its value; NaN if the engine did not say
 * @param grad its gradient; NaN if the engine did not say
 * @param inputs where in the circuit its inputs stand, all before this one
 */
public record OwnNode(
    Scalar<?> number, String op, String label, double data, double grad, List<Integer> inputs) {

  /** Signs and names that engines use for gates of ours. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("+", "add"),
          Map.entry("-", "sub"),
          Map.entry("*", "mul"),
          Map.entry("×", "mul"),
          Map.entry("/", "div"),
          Map.entry("plus", "add"),
          Map.entry("times", "mul"),
          Map.entry("minus", "sub"),
          Map.entry("ReLU", "relu"),
          Map.entry("σ", "sigmoid"));

  /** Whether a gate of this name cannot have but one input; a minus can. */
  static boolean takesTwo(String op) {
    return Set.of("add", "mul", "max", "div").contains(name(op));
  }

  private static String name(String op) {
    return SAME.getOrDefault(op, op.toLowerCase(Locale.ROOT));
  }

  /** Whether nobody calculated it. */
  public boolean isLeaf() {
    return inputs.isEmpty();
  }

  /** Our gate of the same name that takes as many inputs; empty if there is none. */
  public Optional<Gate> gate() {
    var name = name(op);
    return Gates.all().stream()
        .filter(gate -> gate.name().equals(name))
        .filter(gate -> inputs.size() == (gate instanceof UnaryGate ? 1 : 2))
        .filter(gate -> gate instanceof UnaryGate || gate instanceof BinaryGate)
        .findFirst();
  }

  /** What stands in its circle. */
  public String symbol() {
    return gate().map(Gate::symbol).orElse(op.isEmpty() ? "?" : op);
  }
}
