package gategrad.numeric;

import gategrad.Value;
import gategrad.draw.Circuit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** A learner's formula for one local gradient, compared with the right one by values. */
final class OwnFormula {
  private static final double SAME = 1e-9;

  private final String formula;
  private final String slope;
  private final int input;
  private final List<String> names;
  private final List<Value> points;

  /**
   * A formula in these names.
   *
   * @param input which slope it is for
   * @param names of the inputs, and of the output last
   * @param points the gate at several inputs
   */
  OwnFormula(String formula, String slope, int input, List<String> names, List<Value> points) {
    this.formula = formula;
    this.slope = slope;
    this.input = input;
    this.names = names;
    this.points = points;
    for (String name : Circuit.circuit(formula).names()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "'%s' is no name of this card: a formula for %s may use %s"
                .formatted(name, slope, String.join(", ", names)));
      }
    }
  }

  boolean isRight() {
    return agrees((got, right) -> got - right, names);
  }

  /** Whether a difference is nothing at every point, with the names meaning these numbers. */
  private boolean agrees(DoubleBinaryOperator difference, List<String> meaning) {
    return points.stream()
        .allMatch(
            point -> {
              double right = point.localGradients()[input];
              double off = difference.applyAsDouble(value(point, meaning), right);
              return Math.abs(off) <= SAME * Math.max(1, Math.abs(right));
            });
  }

  private double value(Value point, List<String> meaning) {
    Circuit circuit = Circuit.circuit(formula);
    for (String name : circuit.names()) {
      int k = names.indexOf(meaning.get(names.indexOf(name)));
      circuit =
          circuit.with(
              name, k == point.inputs().size() ? point.data() : point.inputs().get(k).data());
    }
    return circuit.value().data();
  }

  List<String> sentences() {
    if (isRight()) {
      return List.of(
          Words.say("card.right", "formula", formula, "slope", slope, "n", points.size()));
    }
    var sentences = new ArrayList<String>();
    Value wrong =
        points.stream()
            .filter(p -> !(Math.abs(value(p, names) - p.localGradients()[input]) <= SAME))
            .findFirst()
            .orElse(points.get(0));
    double got = value(wrong, names);
    sentences.add(
        Words.say(
            Double.isFinite(got) ? "card.wrong" : "card.nothing",
            "formula",
            formula,
            "slope",
            slope,
            "got",
            got,
            "inputs",
            inputs(wrong),
            "expected",
            wrong.localGradients()[input]));
    likely(sentences);
    return sentences;
  }

  /** What would make it right, where that is measured at every point. */
  private void likely(List<String> sentences) {
    if (agrees((got, right) -> got + right, names)) {
      sentences.add(Words.say("card.sign"));
      return;
    }
    double ratio = value(points.get(0), names) / points.get(0).localGradients()[input];
    if (Double.isFinite(ratio)
        && ratio != 0
        && agrees((got, right) -> got - ratio * right, names)) {
      sentences.add(Words.say("card.times", "times", ratio));
      return;
    }
    String output = names.get(names.size() - 1);
    IntStream.range(0, names.size() - 1)
        .mapToObj(names::get)
        .forEach(
            name -> {
              if (agrees((got, right) -> got - right, exchanged(name, output))) {
                boolean usesInput = Circuit.circuit(formula).names().contains(name);
                sentences.add(
                    Words.say(
                        usesInput ? "card.output" : "card.input", "input", name, "output", output));
              }
            });
  }

  private List<String> exchanged(String name, String output) {
    return names.stream()
        .map(other -> other.equals(name) ? output : other.equals(output) ? name : other)
        .toList();
  }

  /** {@code x = 2, y = 3}. */
  static String inputs(Value point) {
    var words = new ArrayList<String>();
    for (Value value : point.inputs()) {
      words.add(Words.say("name.equation", "name", value.label(), "value", value.data()));
    }
    return String.join(", ", words);
  }
}
