package gategrad.draw;

import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.NaryGate;
import gategrad.gate.UnaryGate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A formula that makes sense: its gates exist and have the right number of inputs.
 *
 * @param text as written
 * @param steps in the order of calculation
 * @param inputs the names that need a value, in the order of their first use
 */
record Formula(String text, List<Step> steps, Set<String> inputs) {

  static Formula of(String text) {
    List<Step> steps = FormulaParser.parse(text);
    var inputs = new LinkedHashSet<String>();
    var defined = new HashSet<String>();
    for (Step step : steps) {
      String name = step.text();
      switch (step.kind()) {
        case GATE -> checkGate(text, step);
        case NAME -> {
          if (!defined.contains(name)) {
            inputs.add(name);
          }
        }
        case DEFINE -> {
          if (inputs.contains(name)) {
            throw new FormulaError(
                text, step.position(), "'%s' is used before it is defined here".formatted(name));
          }
          if (!defined.add(name)) {
            throw new FormulaError(
                text, step.position(), "'%s' is defined twice; take a new name".formatted(name));
          }
        }
        default -> {}
      }
    }
    return new Formula(text, steps, inputs);
  }

  private static void checkGate(String text, Step step) {
    Gate gate = gate(text, step);
    boolean fits = gate instanceof NaryGate || step.inputs() == (gate instanceof UnaryGate ? 1 : 2);
    if (!fits) {
      String needs = gate instanceof UnaryGate ? "1 input" : "2 inputs";
      throw new FormulaError(
          text,
          step.position(),
          "the gate %s takes %s, not %d".formatted(step.text(), needs, step.inputs()));
    }
  }

  private static Gate gate(String text, Step step) {
    Gate gate;
    try {
      gate = Gates.named(step.text());
    } catch (IllegalArgumentException unknown) {
      throw new FormulaError(
          text,
          step.position(),
          "%s (for a product write %s * )".formatted(unknown.getMessage(), step.text()));
    }
    if (gate instanceof UnaryGate || gate instanceof BinaryGate || gate instanceof NaryGate) {
      return gate;
    }
    throw new FormulaError(
        text,
        step.position(),
        "the gate %s works on arrays; a formula calculates with single numbers"
            .formatted(step.text()));
  }
}
