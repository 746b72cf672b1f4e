package gategrad.draw;

import static java.util.Objects.requireNonNull;

import gategrad.Value;
import gategrad.notebook.Displayable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A formula as a circuit: written as on the slide, calculated with the gates of the slide.
 *
 * <p>A formula has names, numbers, {@code + - * / ^}, parentheses, and every gate of the catalogue
 * as a function, for example {@code max(x, y)}. The result may get a name, and so may steps on the
 * way: {@code "q = x + y; f = q * z"}.
 *
 * <pre>{@code
 * var f = circuit("(x + y) * z", "x = -2, y = 5, z = -4");
 * f.backward();
 * f.get("x").grad(); // -4.0
 * f.with("x", 3).value().data(); // -32.0
 * }</pre>
 */
public final class Circuit implements Displayable {
  private final Formula formula;
  private final Map<String, Value> inputs;
  private final Set<String> owned;
  private Optional<Calculation.Result> result = Optional.empty();

  private Circuit(Formula formula, Map<String, Value> inputs, Set<String> owned) {
    this.formula = formula;
    this.inputs = inputs;
    this.owned = owned;
  }

  /**
   * A circuit whose names get their numbers later, by {@code with}.
   *
   * @throws FormulaError if the formula cannot be read; the message shows where and why
   */
  public static Circuit circuit(String formula) {
    requireNonNull(formula, "circuit: the formula is null");
    return new Circuit(Formula.of(formula), Map.of(), Set.of());
  }

  /**
   * A circuit with numbers, given as {@code "x = -2, y = 5, z = -4"}.
   *
   * @throws IllegalArgumentException if the formula or the numbers cannot be read, or a name is
   *     missing or unknown
   */
  public static Circuit circuit(String formula, String numbers) {
    requireNonNull(numbers, "circuit: the numbers are null");
    Circuit circuit = circuit(formula);
    for (var binding : Bindings.parse(numbers).entrySet()) {
      circuit = circuit.with(binding.getKey(), binding.getValue());
    }
    circuit.calculate();
    return circuit;
  }

  /** The same formula with another number for a name; this circuit keeps its own. */
  public Circuit with(String name, double number) {
    return bind(name, Value.of(number).named(name), true);
  }

  /** The same formula with an existing value for a name, for example a parameter of a model. */
  public Circuit with(String name, Value value) {
    requireNonNull(value, "with: the value for " + name + " is null");
    return bind(name, value.label().isEmpty() ? value.named(name) : value, false);
  }

  private Circuit bind(String name, Value value, boolean own) {
    if (!formula.inputs().contains(name)) {
      throw new IllegalArgumentException(
          "'%s' is no name of the formula %s; %s"
              .formatted(name, formula.text(), listed(formula.inputs())));
    }
    var newInputs = new LinkedHashMap<String, Value>();
    inputs.forEach(
        (other, old) ->
            newInputs.put(other, owned.contains(other) ? Value.of(old.data()).named(other) : old));
    newInputs.put(name, value);
    var newOwned = new HashSet<>(owned);
    if (own) {
      newOwned.add(name);
    } else {
      newOwned.remove(name);
    }
    return new Circuit(formula, newInputs, newOwned);
  }

  /** The names that need a number, in the order of the formula. */
  public Set<String> names() {
    return formula.inputs();
  }

  /** The result as a node. */
  public Value value() {
    return result.orElseGet(this::calculate).value();
  }

  /** An input or a named step: {@code get("x").grad()}. */
  public Value get(String name) {
    Map<String, Value> names = result.orElseGet(this::calculate).names();
    if (!names.containsKey(name)) {
      throw new IllegalArgumentException(
          "'%s' is no name of the formula %s; %s"
              .formatted(name, formula.text(), listed(names.keySet())));
    }
    return names.get(name);
  }

  /** Calculates again, with the numbers that the inputs have now, and returns the result. */
  public double forward() {
    return calculate().value().data();
  }

  /** The backward pass from the result; see {@link Value#backward()}. */
  public void backward() {
    value().backward();
  }

  private Calculation.Result calculate() {
    var missing = missing();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "no number for %s in the formula %s; give %s with circuit(\"...\", \"%s = 1\") or .with(\"%s\", 1)"
              .formatted(
                  String.join(", ", missing),
                  formula.text(),
                  missing.size() == 1 ? "it" : "them",
                  String.join(" = 1, ", missing),
                  missing.iterator().next()));
    }
    var calculated = Calculation.of(formula, inputs);
    result = Optional.of(calculated);
    return calculated;
  }

  private Set<String> missing() {
    var missing = new LinkedHashSet<>(formula.inputs());
    missing.removeAll(inputs.keySet());
    return missing;
  }

  private static String listed(Set<String> names) {
    return names.isEmpty()
        ? "it has no names"
        : "its names are " + String.join(", ", new TreeSet<>(names));
  }

  /** The picture of {@link #value()} as text, or what numbers are missing. */
  @Override
  public String text() {
    return missing().isEmpty()
        ? Drawing.draw(value()).text()
        : formula.text() + "\n(waits for numbers: " + String.join(", ", missing()) + ")\n";
  }

  /** The picture of {@link #value()}, once all names have numbers. */
  @Override
  public Optional<String> svg() {
    return missing().isEmpty() ? Drawing.draw(value()).svg() : Optional.empty();
  }

  /** The formula. */
  @Override
  public String toString() {
    return formula.text();
  }
}
