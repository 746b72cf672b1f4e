package gategrad.draw;

import gategrad.Node;
import gategrad.gate.NaryGate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    boolean hasGradients = excerpt.nodes().stream().anyMatch(Diagram::received);
    Digits digits = digits(excerpt.nodes(), look.decimals());
    Map<Node, Integer> index = new IdentityHashMap<>();
    var parts = new ArrayList<Part>();
    for (Node node : excerpt.nodes()) {
      boolean cut = excerpt.isCut(node);
      List<Integer> inputs = cut ? List.of() : node.inputs().stream().map(index::get).toList();
      var reading = Reading.of(node);
      index.put(node, parts.size());
      parts.add(
          new Part(
              node.isLeaf() ? Part.Kind.INPUT : cut ? Part.Kind.CUT : Part.Kind.GATE,
              node.gate().symbol(),
              node.label(),
              inputs,
              !(SYMMETRIC.contains(node.gate().name()) || node.gate() instanceof NaryGate),
              reading.value(digits),
              hasGradients ? reading.gradient(digits) : "",
              node.passes() > 1 ? "sum of %d passes".formatted(node.passes()) : "",
              look.localGradients() && !cut ? reading.locals(digits) : List.of()));
    }
    return new Diagram(parts, remarks(excerpt, hasGradients), hasGradients);
  }

  Part result() {
    return parts.get(parts.size() - 1);
  }

  /** Inputs collect over several passes, so only calculated nodes tell whether this one ran. */
  private static boolean received(Node node) {
    return !node.isLeaf() && node.passes() > 0;
  }

  private static Digits digits(List<? extends Node> nodes, int decimals) {
    boolean whole =
        nodes.stream().flatMapToDouble(n -> Reading.of(n).numbers()).allMatch(Digits::isWhole);
    return new Digits(decimals, whole);
  }

  private static List<String> remarks(Excerpt excerpt, boolean hasGradients) {
    var remarks = new ArrayList<>(excerpt.remarks());
    if (!hasGradients) {
      remarks.add("no gradients yet: call backward()");
    }
    if (excerpt.nodes().stream().anyMatch(node -> node.passes() > 1)) {
      remarks.add("inputs add up the gradients of all passes until zeroGrad()");
    }
    return remarks;
  }
}
