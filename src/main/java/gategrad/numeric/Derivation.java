package gategrad.numeric;

import static java.util.Objects.requireNonNull;

import gategrad.Value;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.UnaryGate;
import gategrad.notebook.Displayable;
import gategrad.text.Html;
import gategrad.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A card about one gate: its local gradient as a formula, then with numbers, then your own formula
 * compared with it by values.
 *
 * <p>A formula may use the inputs and the output by the names of the card: of a gate with one input
 * x and y, with two x, y and z. It is written as for {@code circuit}, and may use gates: {@code
 * "step(x)"}.
 *
 * <pre>{@code
 * var card = Derivation.of(Gates.SIGMOID).at(2).mine("(1 - y) * y");
 * card.isRight(); // true
 * Derivation.of(Gates.SIGMOID).mine("(1 - x) * x").isRight(); // false
 * }</pre>
 */
public final class Derivation implements Displayable {
  private static final double[] GRID = {0.3, -1.2, 2.5, -0.4, 1.7, -2.8};
  private static final List<String> NAMES = List.of("x", "y", "z");

  private final Gate gate;
  private final int count;
  private final Optional<double[]> at;
  private final List<String> mine;

  private Derivation(Gate gate, int count, Optional<double[]> at, List<String> mine) {
    this.gate = gate;
    this.count = count;
    this.at = at;
    this.mine = mine;
  }

  /** The card of a gate with one input. */
  public static Derivation of(UnaryGate gate) {
    return new Derivation(
        requireNonNull(gate, "Derivation: the gate is null"), 1, Optional.empty(), List.of());
  }

  /** The card of a gate with two inputs. */
  public static Derivation of(BinaryGate gate) {
    return new Derivation(
        requireNonNull(gate, "Derivation: the gate is null"), 2, Optional.empty(), List.of());
  }

  /** The same card with numbers for the inputs. */
  public Derivation at(double... inputs) {
    if (inputs.length != count) {
      throw new IllegalArgumentException(
          "the gate %s takes %d input%s, but here are %d numbers"
              .formatted(gate.name(), count, count == 1 ? "" : "s", inputs.length));
    }
    return new Derivation(gate, count, Optional.of(inputs.clone()), mine);
  }

  /** The same card with your formula for the slope in each input. */
  public Derivation mine(String... formulas) {
    if (formulas.length != count) {
      throw new IllegalArgumentException(
          "the gate %s has %d slope%s, one for each input, but here are %d formulas"
              .formatted(gate.name(), count, count == 1 ? "" : "s", formulas.length));
    }
    return new Derivation(gate, count, at, List.of(formulas));
  }

  /** Whether your formulas give the right numbers everywhere; false if there are none. */
  public boolean isRight() {
    return !mine.isEmpty() && comparisons().stream().allMatch(OwnFormula::isRight);
  }

  private List<OwnFormula> comparisons() {
    var comparisons = new ArrayList<OwnFormula>();
    for (int k = 0; k < mine.size(); k++) {
      comparisons.add(new OwnFormula(mine.get(k), slope(k), k, names(), points()));
    }
    return comparisons;
  }

  /** Inputs, then the output. */
  private List<String> names() {
    return NAMES.subList(0, count + 1);
  }

  private String slope(int k) {
    return "d%s/d%s".formatted(NAMES.get(count), NAMES.get(k));
  }

  /** The numbers of the card and some more inside the domain. */
  private List<Value> points() {
    var points = new ArrayList<Value>();
    at.ifPresent(inputs -> points.add(plug(inputs)));
    for (int start = 0; start < GRID.length; start++) {
      var inputs = new double[count];
      for (int k = 0; k < count; k++) {
        inputs[k] = GRID[(start + k) % GRID.length];
      }
      Value value = plug(inputs);
      if (Double.isFinite(value.data()) && Double.isFinite(value.localGradients()[0])) {
        points.add(value);
      }
    }
    return points;
  }

  private Value plug(double... inputs) {
    var values = new Value[count];
    for (int k = 0; k < count; k++) {
      values[k] = Value.of(inputs[k]).named(NAMES.get(k));
    }
    return Value.apply(gate, values);
  }

  /** The lines of the card. */
  public List<String> sentences() {
    var about = gate.about();
    var lines = new ArrayList<String>();
    lines.add(Words.say("card.formula", "gate", gate.name(), "formula", about.formula()));
    List<String> slopes = slopes(about.gradient());
    for (int k = 0; k < slopes.size(); k++) {
      lines.add(Words.say("card.gradient", "slope", slope(k), "formula", slopes.get(k)));
    }
    if (!about.rule().isEmpty()) {
      lines.add(Words.say("card.rule", "rule", about.rule()));
    }
    at.ifPresent(inputs -> numbers(plug(inputs), slopes, lines));
    comparisons().forEach(comparison -> lines.addAll(comparison.sentences()));
    return lines;
  }

  private void numbers(Value value, List<String> slopes, List<String> lines) {
    lines.add(Words.say("card.at", "inputs", OwnFormula.inputs(value), "output", value.data()));
    for (int k = 0; k < count; k++) {
      double local = value.localGradients()[k];
      if (k < slopes.size()) {
        String formula = withNumbers(slopes.get(k), value);
        lines.add(Words.say("card.numbers", "slope", slope(k), "formula", formula, "value", local));
      } else {
        lines.add(Words.say("card.value", "slope", slope(k), "value", local));
      }
      double measured = measured(value, k);
      lines.add(Words.say("card.measured", "slope", slope(k), "value", measured));
    }
  }

  private double measured(Value value, int k) {
    double[] inputs = value.inputs().stream().mapToDouble(Value::data).toArray();
    double h = 1e-5 * Math.max(1, Math.abs(inputs[k]));
    double[] left = inputs.clone();
    double[] right = inputs.clone();
    left[k] -= h;
    right[k] += h;
    return (plug(right).data() - plug(left).data()) / (right[k] - left[k]);
  }

  /** The right-hand sides of {@code "dz/dx = y, dz/dy = x"}; none if they are written otherwise. */
  private List<String> slopes(String gradient) {
    var slopes = new ArrayList<String>();
    for (String part : gradient.split(", (?=d)")) {
      String begin = slope(slopes.size()) + " = ";
      if (slopes.size() < count && part.startsWith(begin)) {
        slopes.add(part.substring(begin.length()));
      }
    }
    return slopes.size() == count ? slopes : List.of();
  }

  private String withNumbers(String formula, Value value) {
    String text = formula;
    for (int k = 0; k <= count; k++) {
      double number = k == count ? value.data() : value.inputs().get(k).data();
      String shown = Numbers.text(number);
      text =
          Pattern.compile("(?<![\\w/])" + NAMES.get(k) + "(?![\\w])")
              .matcher(text)
              .replaceAll(Matcher.quoteReplacement(number < 0 ? "(" + shown + ")" : shown));
    }
    return text;
  }

  @Override
  public String text() {
    return String.join("\n", sentences()) + "\n";
  }

  @Override
  public Optional<String> html() {
    var html = new StringBuilder();
    sentences().forEach(line -> html.append("<p>").append(Html.escape(line)).append("</p>\n"));
    return Optional.of(html.toString());
  }

  /** The text. */
  @Override
  public String toString() {
    return text();
  }
}
