package gategrad.check;

import static java.util.Objects.requireNonNull;

import gategrad.Value;
import gategrad.gate.About;
import gategrad.notebook.Displayable;
import gategrad.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for the gate that made the first NaN or infinity.
 *
 * <p>Numbers that are not finite are passed on by every gate after that one, so the first in the
 * order of the forward pass is the one to look at: a log of a negative number, a division by zero.
 * A gate whose output is finite but whose local gradient is not, such as sqrt at 0, is named too.
 *
 * <pre>{@code
 * FiniteCheck.of(x.log().mul(y)) // gate log made the first NaN: x = -2 ...
 * }</pre>
 */
public final class FiniteCheck implements Displayable {
  private final Optional<Value> origin;
  private final String text;

  private FiniteCheck(Optional<Value> origin, String text) {
    this.origin = origin;
    this.text = text;
  }

  /** Looks at every number of a circuit. */
  public static FiniteCheck of(Value result) {
    requireNonNull(result, "FiniteCheck: the result is null");
    var circuit = result.circuit();
    for (Value value : circuit) {
      if (!Double.isFinite(value.data())) {
        return new FiniteCheck(Optional.of(value), describe(value));
      }
    }
    for (Value value : circuit) {
      if (!Arrays.stream(value.localGradients()).allMatch(Double::isFinite)) {
        return new FiniteCheck(Optional.of(value), describeGradient(value));
      }
    }
    return new FiniteCheck(
        Optional.empty(), String.format(Locale.ROOT, "all %,d numbers are finite", circuit.size()));
  }

  /** The gate, or the input, where it started; empty if all numbers are finite. */
  public Optional<Value> origin() {
    return origin;
  }

  private static String describe(Value value) {
    if (value.isLeaf()) {
      return "the input %s is %s; no gate made it"
          .formatted(value.label().isEmpty() ? "without a name" : value.label(), value.data());
    }
    return "gate %s made the first %s%s"
        .formatted(
            value.gate().name(),
            Double.isNaN(value.data()) ? "NaN" : "infinity (" + value.data() + ")",
            circumstances(value));
  }

  private static String describeGradient(Value value) {
    return "all numbers are finite, but gate %s has the local gradient %s%s"
        .formatted(
            value.gate().name(), Arrays.toString(value.localGradients()), circumstances(value));
  }

  private static String circumstances(Value value) {
    var inputs = new ArrayList<String>();
    for (Value input : value.inputs()) {
      String name = input.label().isEmpty() ? "input " + (inputs.size() + 1) : input.label();
      inputs.add(name + " = " + Numbers.text(input.data()));
    }
    About about = value.gate().about();
    var text = new StringBuilder("\n  inputs: " + String.join(", ", inputs));
    if (!about.formula().isEmpty()) {
      text.append("\n  formula: ").append(about.formula());
    }
    if (!about.rule().isEmpty()) {
      text.append("\n  rule: ").append(about.rule());
    }
    return text.toString();
  }

  @Override
  public String text() {
    return text;
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }
}
