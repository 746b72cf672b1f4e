package gategrad.numeric;

import static java.util.Objects.requireNonNull;

import gategrad.Value;
import gategrad.draw.Circuit;
import gategrad.notebook.Displayable;
import gategrad.text.Html;
import gategrad.text.Numbers;
import gategrad.text.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The same circuit calculated in doubles, in floats, with two decimals as on paper, and in exact
 * fractions, side by side: where a lecture's rounded number comes from, and where numbers overflow.
 *
 * <p>Every number on the way is rounded, forward and backward. Fractions reach as far as the gates
 * stay among them: not through exp.
 *
 * <pre>{@code
 * var f = circuit("f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))",
 *     "w0 = 2, x0 = -1, w1 = -3, x1 = -2, w2 = -3");
 * var exactness = Exactness.of(f);
 * exactness.gradient("x0", "double"); // 0.3932
 * exactness.gradient("x0", "2 decimals"); // 0.4
 * }</pre>
 */
public final class Exactness implements Displayable {
  private static final int MOST_ROWS = 60;

  /** Below this error six digits show no difference. */
  private static final double CLOSE = 1e-5;

  private static final int DOUBLE_DIGITS = 12;
  private static final int LONGEST_FRACTION = 20;

  private final Value result;
  private final List<Run> runs;
  private final List<Arithmetic> arithmetics;
  private final FractionRun fractions;

  private Exactness(Value result, int decimals) {
    this.result = result;
    arithmetics = List.of(Arithmetic.DOUBLE, Arithmetic.FLOAT, Arithmetic.decimals(decimals));
    runs = arithmetics.stream().map(arithmetic -> Run.of(result, arithmetic)).toList();
    fractions = new FractionRun(result);
  }

  /** The circuit behind a result. */
  public static Exactness of(Value result) {
    return new Exactness(requireNonNull(result, "Exactness: the result is null"), 2);
  }

  /** The circuit of a formula. */
  public static Exactness of(Circuit circuit) {
    return of(requireNonNull(circuit, "Exactness: the circuit is null").value());
  }

  /** The same with another number of decimals on paper. */
  public Exactness decimals(int decimals) {
    if (decimals < 0 || decimals > 12) {
      throw new IllegalArgumentException("decimals: from 0 to 12, not " + decimals);
    }
    return new Exactness(result, decimals);
  }

  /** The value of a named node in one of the arithmetics: {@code "double"}, {@code "float"} ... */
  public double value(String name, String arithmetic) {
    return run(arithmetic).value(named(name));
  }

  /** The gradient at a named node in one of the arithmetics. */
  public double gradient(String name, String arithmetic) {
    return run(arithmetic).gradient(named(name));
  }

  /** The exact gradient at a named node, such as {@code "-3/8"}; empty if it is no fraction. */
  public Optional<String> fraction(String name) {
    return fractions.gradient(named(name)).map(Fraction::toString);
  }

  private Value named(String name) {
    return result.circuit().stream()
        .filter(value -> value.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("no number of this circuit is called '" + name + "'"));
  }

  private Run run(String arithmetic) {
    for (int k = 0; k < runs.size(); k++) {
      if (arithmetics.get(k).name().equals(arithmetic)) {
        return runs.get(k);
      }
    }
    throw new IllegalArgumentException(
        "no arithmetic is called '%s'; there are %s"
            .formatted(arithmetic, arithmetics.stream().map(Arithmetic::name).toList()));
  }

  /** What the columns have to say: how far each is off, and where numbers end. */
  public List<String> sentences() {
    var sentences = new ArrayList<String>();
    for (int k = 0; k < runs.size(); k++) {
      sentences.add(sentence(k));
    }
    sentences.add(
        fractions
            .leaves()
            .map(
                leaves ->
                    Words.say(
                        "exact.no-fraction",
                        "gate",
                        leaves.isLeaf() ? Words.name(leaves) : Words.gate(leaves)))
            .orElseGet(() -> Words.say("exact.fraction")));
    return sentences;
  }

  private String sentence(int k) {
    Run run = runs.get(k);
    String name = arithmetics.get(k).name();
    Optional<Value> overflow = run.firstNotFinite();
    if (overflow.isPresent()) {
      Value first = overflow.get();
      return Words.say(
          "exact.overflow",
          "arithmetic",
          name,
          "name",
          Words.name(first),
          "value",
          run.value(first));
    }
    Value worst = result;
    double largest = 0;
    for (Value value : result.circuit()) {
      double error = error(run.gradient(value), reference(value));
      if (error > largest) {
        largest = error;
        worst = value;
      }
    }
    if (largest == 0) {
      String key = fractions.leaves().isEmpty() ? "exact.same" : "exact.reference";
      return Words.say(key, "arithmetic", name);
    }
    return Words.say(
        largest < CLOSE ? "exact.close" : "exact.off",
        "arithmetic",
        name,
        "name",
        Words.name(worst),
        "got",
        run.gradient(worst),
        "reference",
        reference(worst),
        "digits",
        (int) Math.floor(-Math.log10(largest)),
        "percent",
        100 * largest);
  }

  /** The exact gradient, or that in doubles where there is none. */
  private double reference(Value value) {
    return fractions.gradient(value).map(Fraction::toDouble).orElse(runs.get(0).gradient(value));
  }

  private static double error(double got, double reference) {
    double size = Math.max(Math.abs(got), Math.abs(reference));
    return size == 0 ? 0 : Math.abs(got - reference) / size;
  }

  private List<List<String>> rows() {
    var head = new ArrayList<>(List.of("", ""));
    arithmetics.forEach(arithmetic -> head.add(arithmetic.name()));
    head.add(Words.say("head.fraction"));
    var rows = new ArrayList<List<String>>();
    rows.add(head);
    var circuit = result.circuit();
    for (Value value : circuit.subList(Math.max(0, circuit.size() - MOST_ROWS), circuit.size())) {
      rows.add(row(value, false));
      rows.add(row(value, true));
    }
    return rows;
  }

  private List<String> row(Value value, boolean gradient) {
    var row = new ArrayList<String>();
    row.add(gradient ? "" : Words.name(value));
    row.add(Words.say(gradient ? "head.gradient" : "head.value"));
    for (int k = 0; k < runs.size(); k++) {
      double number = gradient ? runs.get(k).gradient(value) : runs.get(k).value(value);
      row.add(
          k == 0
              ? precise(number)
              : k == 1 ? Float.toString((float) number) : Numbers.text(number));
    }
    var exact = gradient ? fractions.gradient(value) : fractions.value(value);
    row.add(exact.map(Fraction::toString).map(Exactness::shortened).orElse("-"));
    return row;
  }

  private static String precise(double number) {
    return Double.isFinite(number)
        ? Double.toString(
            new BigDecimal(number).round(new MathContext(DOUBLE_DIGITS)).doubleValue())
        : Double.toString(number);
  }

  private static String shortened(String fraction) {
    return fraction.length() <= LONGEST_FRACTION
        ? fraction
        : Words.say("exact.long", "digits", fraction.length());
  }

  @Override
  public String text() {
    return Table.text(rows()) + "\n" + String.join("\n", sentences()) + "\n";
  }

  @Override
  public Optional<String> html() {
    var html = new StringBuilder(Table.html(rows()));
    sentences().forEach(s -> html.append("<p>").append(Html.escape(s)).append("</p>\n"));
    return Optional.of(html.toString());
  }

  /** The text. */
  @Override
  public String toString() {
    return text();
  }
}
