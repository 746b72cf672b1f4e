package gategrad.check;

import gategrad.Value;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.UnaryGate;
import gategrad.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Checks the local gradients of single gates. */
final class LocalCheck {
  private LocalCheck() {}

  /** One finding per input of the gate. */
  static List<Finding> of(Gate gate, double... inputs) {
    double[] locals = plug(gate, inputs).localGradients();
    var findings = new ArrayList<Finding>();
    for (int k = 0; k < inputs.length; k++) {
      int input = k;
      findings.add(
          Comparison.of(
              "input " + (k + 1), inputs[k], locals[k], x -> forward(gate, inputs, input, x)));
    }
    return findings;
  }

  static Value plug(Gate gate, double... inputs) {
    return Value.apply(gate, Arrays.stream(inputs).mapToObj(Value::of).toArray(Value[]::new));
  }

  /** How many inputs the gate takes; 3 stands for any number. */
  static int inputs(Gate gate) {
    return gate instanceof UnaryGate ? 1 : gate instanceof BinaryGate ? 2 : 3;
  }

  private static double forward(Gate gate, double[] inputs, int input, double x) {
    double[] moved = inputs.clone();
    moved[input] = x;
    return plug(gate, moved).data();
  }

  /** The first gate, in the order of the forward pass, whose local gradient is wrong. */
  static Optional<String> firstWrongGate(Value result) {
    return result.circuit().stream()
        .filter(node -> !node.isLeaf())
        .flatMap(node -> wrong(node).stream())
        .findFirst();
  }

  private static Optional<String> wrong(Value node) {
    double[] inputs = node.inputs().stream().mapToDouble(Value::data).toArray();
    return of(node.gate(), inputs).stream()
        .filter(finding -> finding.verdict() == Verdict.WRONG)
        .map(finding -> describe(node.gate(), inputs, finding))
        .findFirst();
  }

  private static String describe(Gate gate, double[] inputs, Finding finding) {
    return "WRONG: %s of gate %s at %s: expected the local gradient %s, got %s"
        .formatted(
            finding.input(),
            gate.name(),
            Arrays.stream(inputs).mapToObj(Numbers::text).toList(),
            Numbers.text(finding.numerical()),
            Numbers.text(finding.gradient()));
  }
}
