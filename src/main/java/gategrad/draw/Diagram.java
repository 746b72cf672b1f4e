package gategrad.draw;

import gategrad.Node;
import gategrad.draw.Marks.Mark;
import gategrad.gate.NaryGate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is to be seen: the parts of a circuit, inputs first and the result last, and remarks.
 *
 * @param parts the nodes in words
 * @param remarks sentences below the picture that are about the picture
 * @param sentences what is said about the wires that are marked
 * @param hasGradients whether a backward pass ran
 */
record Diagram(
    List<Part> parts, List<String> remarks, List<String> sentences, boolean hasGradients) {
  private static final Set<String> SYMMETRIC = Set.of("add", "mul", "max", "min");

  static Diagram of(Node result, Style style) {
    return of(result, style, Marks.NONE);
  }

  static Diagram of(Node result, Style style, Marks marks) {
    var excerpt = Excerpt.of(result, marks);
    boolean hasGradients = excerpt.nodes().stream().anyMatch(Diagram::received);
    var builder = new Builder(excerpt, style, marks, hasGradients);
    excerpt.nodes().forEach(builder::add);
    return new Diagram(
        builder.parts, remarks(excerpt, hasGradients), marks.sentences(), hasGradients);
  }

  /** Turns one node after the other into a part. */
  private static final class Builder {
    private final List<Part> parts = new ArrayList<>();
    private final Map<Node, Integer> index = new IdentityHashMap<>();
    private final Excerpt excerpt;
    private final Style style;
    private final Marks marks;
    private final boolean hasGradients;
    private final Digits digits;

    Builder(Excerpt excerpt, Style style, Marks marks, boolean hasGradients) {
      this.excerpt = excerpt;
      this.style = style;
      this.marks = marks;
      this.hasGradients = hasGradients;
      this.digits = digits(excerpt.nodes(), style.decimals());
    }

    void add(Node node) {
      boolean cut = excerpt.isCut(node);
      var inputs = new ArrayList<Integer>();
      var wires = new ArrayList<Mark>();
      if (!cut) {
        connect(node, inputs, wires);
      }
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
              style.localGradients() && !cut ? reading.locals(digits) : List.of(),
              wires));
    }

    /** An input that is not drawn is left out, or stands behind dots if the way leads there. */
    private void connect(Node node, List<Integer> inputs, List<Mark> wires) {
      var all = node.inputs();
      var shown = marks.of(node);
      boolean dotted = !excerpt.gap(node).isPresent();
      for (int k = 0; k < all.size(); k++) {
        if (index.containsKey(all.get(k))) {
          inputs.add(index.get(all.get(k)));
          wires.add(shown.get(k));
        } else if (!dotted && shown.get(k) != Mark.NONE) {
          dotted = true;
          inputs.add(parts.size());
          wires.add(shown.get(k));
          parts.add(dots(excerpt.gap(node).orElseThrow()));
        }
      }
    }

    private Part dots(Excerpt.Gap gap) {
      return new Part(
          Part.Kind.GATE,
          "...",
          String.format(Locale.ROOT, "%,d gates", gap.gates()),
          List.of(index.get(gap.from())),
          true,
          "",
          "",
          "",
          List.of(),
          List.of(Mark.WAY));
    }
  }

  /** The same with each number as wide as this text, and nothing said below. */
  Diagram withRoom(String text) {
    return new Diagram(
        parts.stream().map(part -> part.withNumbers(text, text)).toList(),
        List.of(),
        List.of(),
        true);
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
