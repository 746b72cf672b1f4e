package gategrad.draw;

import gategrad.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The nodes that are drawn: all of them, or those near the result if there are too many to read.
 *
 * @param nodes what is drawn, inputs first, the result last
 * @param cut gates that are drawn without their inputs
 * @param gaps where gates between two nodes of a way are left out
 * @param remarks what was left out, in words
 */
record Excerpt(
    List<? extends Node> nodes, Set<Node> cut, Map<Node, Gap> gaps, List<String> remarks) {
  /** More gates, or more inputs, than this are not legible in one picture. */
  private static final int LEGIBLE = 60;

  private static final int NEAR = 30;

  /** Beside the way, a gate shows no more inputs than this. */
  private static final int BESIDE = 4;

  private static final int AT_AN_END = 4;
  private static final int MOST_CAUSES = 5;

  /** The node before on the way, and how many gates between are not drawn. */
  record Gap(Node from, int gates) {}

  static Excerpt of(Node result, Marks marks) {
    List<? extends Node> all = result.circuit();
    long inputs = all.stream().filter(Node::isLeaf).count();
    if (all.size() - inputs <= LEGIBLE && inputs <= 2 * LEGIBLE) {
      return new Excerpt(all, Set.of(), Map.of(), List.of());
    }
    return marks.along().isEmpty() ? near(result, all) : along(marks.along(), marks, all);
  }

  private static Excerpt near(Node result, List<? extends Node> all) {
    Set<Node> near = near(result);
    Set<Node> cut = identitySet();
    near.stream().filter(node -> !near.containsAll(node.inputs())).forEach(cut::add);
    var nodes = all.stream().filter(near::contains).toList();
    return new Excerpt(
        nodes,
        cut,
        Map.of(),
        List.of(
            summary("only the part near the result is drawn; in all %,d gates and %,d inputs", all),
            kinds(all)));
  }

  /** Each node that is shown of the way, after those of its other inputs that have room. */
  private static Excerpt along(List<Node> way, Marks marks, List<? extends Node> all) {
    var nodes = new ArrayList<Node>();
    Set<Node> onTheWay = identitySet();
    onTheWay.addAll(way);
    Set<Node> cut = identitySet();
    Map<Node, Gap> gaps = new IdentityHashMap<>();
    int before = -1;
    for (int k : shown(way, marks)) {
      Node node = way.get(k);
      if (before < 0 && !node.isLeaf()) {
        cut.add(node);
      } else if (before >= 0) {
        List<Node> beside = beside(node, onTheWay, nodes);
        nodes.addAll(beside);
        beside.stream().filter(other -> !other.isLeaf()).forEach(cut::add);
      }
      if (before >= 0 && before < k - 1) {
        gaps.put(node, new Gap(way.get(before), k - 1 - before));
      }
      nodes.add(node);
      before = k;
    }
    return new Excerpt(
        nodes,
        cut,
        gaps,
        List.of(summary("only one way is drawn; in all %,d gates and %,d inputs", all)));
  }

  /** Both ends of the way, and what lies near a wire that is marked as the cause. */
  private static int[] shown(List<Node> way, Marks marks) {
    var shown = new TreeSet<Integer>();
    IntStream.range(0, way.size())
        .filter(k -> k < AT_AN_END || k >= way.size() - AT_AN_END)
        .forEach(shown::add);
    IntStream.range(0, way.size())
        .filter(k -> marks.hasCause(way.get(k)))
        .limit(MOST_CAUSES)
        .forEach(k -> IntStream.rangeClosed(Math.max(0, k - 1), k).forEach(shown::add));
    return shown.stream().mapToInt(k -> k).toArray();
  }

  private static List<Node> beside(Node node, Set<Node> onTheWay, List<Node> known) {
    return node.inputs().stream()
        .map(Node.class::cast)
        .filter(input -> !onTheWay.contains(input) && !known.contains(input))
        .distinct()
        .limit(BESIDE)
        .toList();
  }

  Optional<Gap> gap(Node node) {
    return Optional.ofNullable(gaps.get(node));
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

  private static String summary(String words, List<? extends Node> all) {
    long inputs = all.stream().filter(Node::isLeaf).count();
    return String.format(Locale.ROOT, words, all.size() - inputs, inputs);
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
