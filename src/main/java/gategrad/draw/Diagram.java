package gategrad.draw;

import gategrad.Node;
import gategrad.Tensor;
import gategrad.Value;
import gategrad.gate.NaryGate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * What is to be seen: the parts of a circuit, inputs first and the result last, and remarks.
 *
 * @param parts the nodes in words
 * @param remarks sentences below the picture
 * @param hasGradients whether a backward pass ran
 */
record Diagram(List<Part> parts, List<String> remarks, boolean hasGradients) {
  private static final Set<String> SYMMETRIC = Set.of("add", "mul", "max", "min");

  static Diagram of(Node result, Look look) {
    var excerpt = Excerpt.of(result);
    List<Node> nodes = excerpt.nodes();
    boolean hasGradients = nodes.stream().anyMatch(Diagram::received);
    Digits digits = digits(nodes, look.decimals());
    Map<Node, Integer> index = new IdentityHashMap<>();
    var parts = new ArrayList<Part>();
    for (Node node : nodes) {
      var inputs = excerpt.isCut(node) ? List.<Integer>of() : indices(node, index);
      index.put(node, parts.size());
      parts.add(
          new Part(
              kind(node, excerpt),
              node.isLeaf() ? "" : node.gate().symbol(),
              node.label(),
              inputs,
              !(SYMMETRIC.contains(node.gate().name()) || node.gate() instanceof NaryGate),
              value(node, digits),
              hasGradients ? gradient(node, digits) : "",
              look.localGradients() && !inputs.isEmpty() ? locals(node, digits) : List.of()));
    }
    var remarks = new ArrayList<>(excerpt.remarks());
    if (!hasGradients) {
      remarks.add("no gradients yet: call backward()");
    }
    return new Diagram(parts, remarks, hasGradients);
  }

  Part result() {
    return parts.get(parts.size() - 1);
  }

  private static Part.Kind kind(Node node, Excerpt excerpt) {
    if (node.isLeaf()) {
      return Part.Kind.INPUT;
    }
    return excerpt.isCut(node) ? Part.Kind.CUT : Part.Kind.GATE;
  }

  private static List<Integer> indices(Node node, Map<Node, Integer> index) {
    return node.inputs().stream().map(index::get).toList();
  }

  /** Inputs collect over several passes, so only calculated nodes tell whether this one ran. */
  private static boolean received(Node node) {
    return !node.isLeaf() && node instanceof Value value && value.grad() != 0;
  }

  private static Digits digits(List<Node> nodes, int decimals) {
    boolean whole =
        nodes.stream()
            .filter(Value.class::isInstance)
            .map(Value.class::cast)
            .flatMapToDouble(v -> DoubleStream.of(v.data(), v.grad()))
            .allMatch(Digits::isWhole);
    return new Digits(decimals, whole);
  }

  private static String value(Node node, Digits digits) {
    if (node instanceof Tensor tensor) {
      return tensor.shape().toString();
    }
    return digits.format(((Value) node).data());
  }

  private static String gradient(Node node, Digits digits) {
    return node instanceof Value value ? digits.format(value.grad()) : "";
  }

  private static List<String> locals(Node node, Digits digits) {
    if (!(node instanceof Value value)) {
      return List.of();
    }
    return DoubleStream.of(value.localGradients()).mapToObj(digits::format).toList();
  }
}
