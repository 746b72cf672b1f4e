package gategrad.draw;

import gategrad.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The nodes that are drawn: all of them, or those near the result if there are too many to read.
 *
 * @param nodes what is drawn, inputs first, the result last
 * @param cut gates that are drawn without their inputs
 * @param remarks what was left out, in words
 */
record Excerpt(List<? extends Node> nodes, Set<Node> cut, List<String> remarks) {
  /** More gates, or more inputs, than this are not legible in one picture. */
  private static final int LEGIBLE = 60;

  private static final int NEAR = 30;

  static Excerpt of(Node result) {
    List<? extends Node> all = result.circuit();
    long inputs = all.stream().filter(Node::isLeaf).count();
    if (all.size() - inputs <= LEGIBLE && inputs <= 2 * LEGIBLE) {
      return new Excerpt(all, Set.of(), List.of());
    }
    Set<Node> near = near(result);
    Set<Node> cut = identitySet();
    near.stream().filter(node -> !near.containsAll(node.inputs())).forEach(cut::add);
    var nodes = all.stream().filter(near::contains).toList();
    return new Excerpt(nodes, cut, List.of(summary(all, inputs), kinds(all)));
  }

  boolean isCut(Node node) {
    return cut.contains(node);
  }

  /**
   * Breadth first from the result; a gate's inputs come all together or not at all, and the result
   * may have more of them.
   */
  private static Set<Node> near(Node result) {
    Set<Node> near = identitySet();
    near.add(result);
    var queue = new ArrayDeque<Node>(near);
    while (!queue.isEmpty()) {
      var inputs = queue.remove().inputs();
      int limit = near.size() == 1 ? 2 * LEGIBLE : NEAR;
      if (near.size() + inputs.size() <= limit) {
        inputs.stream().filter(near::add).forEach(queue::add);
      }
    }
    return near;
  }

  private static String summary(List<? extends Node> all, long inputs) {
    return String.format(
        Locale.ROOT,
        "only the part near the result is drawn; in all %,d gates and %,d inputs",
        all.size() - inputs,
        inputs);
  }

  private static String kinds(List<? extends Node> all) {
    Map<String, Long> counts =
        all.stream()
            .filter(node -> !node.isLeaf())
            .collect(
                Collectors.groupingBy(
                    node -> node.gate().name(), TreeMap::new, Collectors.counting()));
    var words = new ArrayList<String>();
    counts.forEach((name, count) -> words.add(String.format(Locale.ROOT, "%,d %s", count, name)));
    return "gates: " + String.join(", ", words);
  }

  private static Set<Node> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
