package gategrad.live;

import static java.util.Objects.requireNonNull;

import gategrad.Value;
import gategrad.draw.Circuit;
import gategrad.draw.Drawing;
import gategrad.draw.Layout;
import gategrad.notebook.Interactive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A circuit that answers the hand. Inputs with a name are dragged, stepped by arrow keys or typed;
 * all values and gradients follow at once, and a sentence says what moved and what the gradient
 * predicted. <em>Step from the start</em> walks forward, then backward, one gate at a time, and
 * writes <em>upstream × local = sent</em> with the numbers of each gate.
 *
 * <p>The page calculates by itself, with the library's own rules: it works without a kernel, and
 * the learner's variables stay as they are. A gate that a learner wrote has no rule there; a
 * circuit with one can be walked through, but its inputs stay.
 *
 * <pre>{@code
 * live("(x + y) * z", "x = -2, y = 5, z = -4").range("x", -5, 5)
 * }</pre>
 */
public final class LiveCircuit implements Interactive {
  private static final double STEPS = 100;

  private final Value result;
  private final Map<String, List<Double>> ranges;

  private LiveCircuit(Value result, Map<String, List<Double>> ranges) {
    this.result = result;
    this.ranges = ranges;
  }

  /**
   * A result and everything behind it.
   *
   * @throws IllegalArgumentException if the circuit has more than 60 gates
   */
  public static LiveCircuit live(Value result) {
    requireNonNull(result, "live: the value is null");
    Layout.of(result);
    return new LiveCircuit(result, Map.of());
  }

  /** The result of a formula. */
  public static LiveCircuit live(Circuit circuit) {
    return live(requireNonNull(circuit, "live: the circuit is null").value());
  }

  /** A formula with numbers, as {@link Circuit#circuit(String, String)} takes them. */
  public static LiveCircuit live(String formula, String numbers) {
    return live(Circuit.circuit(formula, numbers));
  }

  /**
   * The same with limits for an input's slider; typed numbers may lie beyond.
   *
   * @throws IllegalArgumentException if there is no such input, or nothing between the limits
   */
  public LiveCircuit range(String input, double least, double most) {
    boolean known =
        result.circuit().stream().anyMatch(node -> node.isLeaf() && node.label().equals(input));
    if (!known) {
      throw new IllegalArgumentException(
          "range: no input of this circuit is called '" + input + "'");
    }
    if (!(least < most) || !Double.isFinite(most - least)) {
      throw new IllegalArgumentException(
          "range of %s: from %s to %s has no room for a slider".formatted(input, least, most));
    }
    var wider = new TreeMap<>(ranges);
    wider.put(input, List.of(least, most));
    return new LiveCircuit(result, wider);
  }

  @Override
  public String text() {
    return Drawing.draw(result).text();
  }

  @Override
  public Optional<String> svg() {
    return Drawing.draw(result).svg();
  }

  @Override
  public Optional<String> html() {
    return Optional.of(Page.html(svg().orElseThrow(), text(), Json.of(data())));
  }

  private Map<String, Object> data() {
    var layout = Layout.of(result);
    var nodes = result.circuit();
    var rules = new PageRules();
    Map<Value, Integer> index = new IdentityHashMap<>();
    var described = new ArrayList<>();
    for (Value node : nodes) {
      described.add(describe(node, layout.places().get(index.size()), index, rules));
      index.put(node, index.size());
    }
    var data = new LinkedHashMap<String, Object>();
    data.put("w", Math.ceil(layout.width()));
    data.put("h", Math.ceil(layout.height()));
    data.put("digits", 4L);
    data.put("nodes", described);
    data.put("classes", rules.classes());
    data.put("wires", String.join("", layout.wires()));
    data.put(
        "dots", layout.forks().stream().map(at -> List.of(round(at.x()), round(at.y()))).toList());
    data.put(
        "names",
        layout.names().stream()
            .map(name -> List.of(round(name.x()), round(name.y()), name.anchor(), name.words()))
            .toList());
    return data;
  }

  private Map<String, Object> describe(
      Value node, Layout.Place place, Map<Value, Integer> index, PageRules rules) {
    var words = new LinkedHashMap<String, Object>();
    words.put("v", node.data());
    words.put("n", node.label());
    words.put("p", round(place.numberX()));
    words.put("q", round(place.wireY()));
    if (node.isLeaf()) {
      words.put("i", List.of());
      words.put("m", ranges.getOrDefault(node.label(), around(node.data())));
      return words;
    }
    words.put("g", rules.add(node.gate()));
    words.put("s", node.gate().symbol());
    words.put("e", node.gate().about().explanation());
    words.put("i", node.inputs().stream().map(index::get).toList());
    words.put("l", Arrays.stream(node.localGradients()).boxed().toList());
    words.put("x", round(place.x()));
    words.put("y", round(place.y()));
    words.put("a", round(place.halfWidth()));
    words.put("b", round(place.halfHeight()));
    return words;
  }

  /** Room on both sides of a number, with round limits. */
  private static List<Double> around(double number) {
    double size = Math.max(1, Math.abs(number));
    double most = Double.isFinite(size) ? Math.pow(10, Math.ceil(Math.log10(size))) : STEPS;
    return List.of(-Math.max(most, 5), Math.max(most, 5));
  }

  private static double round(double pixels) {
    return Math.rint(10 * pixels) / 10;
  }
}
