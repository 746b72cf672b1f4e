package gategrad.explain;

import gategrad.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What keeps a gradient from arriving: slopes of zero into one input of one gate, or uses of a
 * number that cancel.
 */
sealed interface Obstacle {

  /** What would come through if it were gone: more than nothing if it blocks alone. */
  double weight();

  /** A number on the way through it. */
  int number();

  /**
   * Slopes of zero.
   *
   * @param wires all of them, for a tensor one for each element
   * @param weight of all
   */
  record Block(Trace trace, List<Integer> wires, double weight) implements Obstacle {
    @Override
    public int number() {
      return trace.from(wires.get(0));
    }

    Wire wire() {
      return Wire.of(trace, wires.get(0));
    }
  }

  /**
   * Uses that cancel.
   *
   * @param number what is used
   * @param parts what each use brings
   * @param weight of all
   */
  record Cancelling(int number, List<Part> parts, double weight) implements Obstacle {}

  /** Those that block alone, heaviest first: without any one of them the gradient is not zero. */
  static List<Obstacle> alone(Trace trace, Flow flow) {
    var obstacles = new ArrayList<Obstacle>();
    obstacles.addAll(blocks(trace, flow));
    for (int u = 0; u < trace.size(); u++) {
      if (!Flow.isNothing(flow.reach[u], flow.reachSize[u]) && cancels(trace, flow, u)) {
        double weight = finite(Math.abs(flow.reach[u]) * flow.gradientSize[u]);
        obstacles.add(new Cancelling(u, Part.of(trace, flow, u), weight));
      }
    }
    obstacles.sort(Comparator.comparingDouble(obstacle -> -obstacle.weight()));
    return obstacles;
  }

  /** The uses that cancel where most would come through, whether or not something else blocks. */
  static Optional<Cancelling> heaviestCancelling(Trace trace, Flow flow) {
    Optional<Cancelling> heaviest = Optional.empty();
    for (int u = 0; u < trace.size(); u++) {
      if (cancels(trace, flow, u)) {
        double weight = finite(flow.reachSize[u] * flow.gradientSize[u]);
        if (heaviest.isEmpty() || heaviest.get().weight() < weight) {
          heaviest = Optional.of(new Cancelling(u, Part.of(trace, flow, u), weight));
        }
      }
    }
    return heaviest;
  }

  /** Whether uses bring parts that are not nothing, but whose sum is. */
  static boolean cancels(Trace trace, Flow flow, int number) {
    double size = flow.gradientSize[number];
    if (size == 0 || !Flow.isNothing(flow.gradient[number], size)) {
      return false;
    }
    for (int wire : trace.uses(number)) {
      if (!Flow.isNothing(trace.slope(wire) * flow.gradient[trace.to(wire)], size)) {
        return true;
      }
    }
    return false;
  }

  /** One input of one gate. */
  record Entry(Node gate, int input) {}

  private static List<Block> blocks(Trace trace, Flow flow) {
    Map<Entry, List<Integer>> wires = new LinkedHashMap<>();
    for (int wire = 0; wire < trace.wires(); wire++) {
      if (trace.slope(wire) == 0 && weight(trace, flow, wire) > 0) {
        var entry = new Entry(trace.node(trace.to(wire)), trace.input(wire));
        wires.computeIfAbsent(entry, e -> new ArrayList<>()).add(wire);
      }
    }
    var blocks = new ArrayList<Block>();
    for (List<Integer> ofEntry : wires.values()) {
      ofEntry.sort(Comparator.comparingDouble(wire -> -weight(trace, flow, wire)));
      double sum = ofEntry.stream().mapToDouble(wire -> weight(trace, flow, wire)).sum();
      blocks.add(new Block(trace, ofEntry, sum));
    }
    return blocks;
  }

  /** What would come through if the slope were one; 0 if something else blocks as well. */
  private static double weight(Trace trace, Flow flow, int wire) {
    int from = trace.from(wire);
    int to = trace.to(wire);
    boolean open =
        !Flow.isNothing(flow.reach[from], flow.reachSize[from])
            && !Flow.isNothing(flow.gradient[to], flow.gradientSize[to]);
    return open ? finite(Math.abs(flow.reach[from] * flow.gradient[to])) : 0;
  }

  /** Products may leave the range of numbers; shares need sums that do not. */
  private static double finite(double weight) {
    return Math.min(Math.max(weight, Double.MIN_NORMAL), 1e290);
  }
}
