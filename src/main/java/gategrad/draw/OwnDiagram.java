package gategrad.draw;

import gategrad.draw.Marks.Mark;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.UnaryGate;
import gategrad.own.OwnCircuit;
import gategrad.own.OwnNode;
import gategrad.own.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is to be seen of a circuit of a learner's own engine: its numbers, its gradients. */
final class OwnDiagram {
  private static final int LEGIBLE = 60;
  private static final int NEAR = 30;
  private static final Set<String> SYMMETRIC = Set.of("add", "mul", "max", "min");

  private final OwnCircuit circuit;
  private final Style look;
  private final Set<Integer> shown;
  private final Digits digits;
  private final List<Part> parts = new ArrayList<>();
  private final Map<Integer, Integer> index = new HashMap<>();

  private OwnDiagram(OwnCircuit circuit, Style look) {
    this.circuit = circuit;
    this.look = look;
    this.shown = shown(circuit);
    this.digits = digits();
  }

  static Diagram of(Scalar<?> result, Style look, List<String> sentences) {
    var diagram = new OwnDiagram(OwnCircuit.of(result), look);
    diagram.shown.forEach(diagram::add);
    return new Diagram(diagram.parts, diagram.remarks(), sentences, diagram.circuit.hasGradients());
  }

  /** All nodes, or those near the result if there are too many to read; inputs come together. */
  private static Set<Integer> shown(OwnCircuit circuit) {
    var nodes = circuit.nodes();
    boolean legible = nodes.size() <= 2 * LEGIBLE;
    var shown = new TreeSet<Integer>(List.of(nodes.size() - 1));
    var queue = new ArrayDeque<Integer>(shown);
    while (!queue.isEmpty()) {
      var inputs = nodes.get(queue.remove()).inputs();
      if (legible || shown.size() + inputs.size() <= NEAR) {
        inputs.stream().filter(shown::add).forEach(queue::add);
      }
    }
    return shown;
  }

  private Digits digits() {
    boolean whole =
        shown.stream()
            .map(circuit.nodes()::get)
            .allMatch(n -> Digits.isWhole(n.data()) && Digits.isWhole(n.grad()));
    return new Digits(look.decimals(), whole);
  }

  private void add(int place) {
    OwnNode node = circuit.nodes().get(place);
    boolean cut = !shown.containsAll(node.inputs());
    index.put(place, parts.size());
    List<Integer> inputs = cut ? List.of() : node.inputs().stream().map(index::get).toList();
    parts.add(
        new Part(
            node.isLeaf() ? Part.Kind.INPUT : cut ? Part.Kind.CUT : Part.Kind.GATE,
            node.symbol(),
            node.label(),
            inputs,
            node.gate().map(gate -> !SYMMETRIC.contains(gate.name())).orElse(true),
            written(node.data()),
            circuit.hasGradients() ? written(node.grad()) : "",
            "",
            look.localGradients() && !cut ? locals(node) : List.of(),
            inputs.stream().map(input -> Mark.NONE).toList()));
  }

  /** What the engine did not say is left open. */
  private String written(double number) {
    return Double.isNaN(number) ? "?" : digits.format(number);
  }

  /** Those of our gate of this name, at the learner's numbers; none where there is no such gate. */
  private List<String> locals(OwnNode node) {
    double[] x = node.inputs().stream().mapToDouble(k -> circuit.nodes().get(k).data()).toArray();
    Optional<Gate> gate = node.gate();
    if (gate.isPresent() && gate.get() instanceof UnaryGate unary) {
      return List.of(digits.format(unary.local(x[0], node.data())));
    } else if (gate.isPresent() && gate.get() instanceof BinaryGate binary) {
      return List.of(
          digits.format(binary.localX(x[0], x[1], node.data())),
          digits.format(binary.localY(x[0], x[1], node.data())));
    }
    return List.of();
  }

  private List<String> remarks() {
    var remarks = new ArrayList<String>();
    if (shown.size() < circuit.nodes().size()) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "only the part near the result is drawn; in all %,d numbers",
              circuit.nodes().size()));
    }
    if (!circuit.hasGradients()) {
      remarks.add("no gradients yet: call backward()");
    }
    remarks.addAll(circuit.remarks());
    return remarks;
  }
}
