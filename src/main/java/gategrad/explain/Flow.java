package gategrad.explain;

import java.util.Arrays;

/**
 * What flows through a {@link Trace}: from every number to the result, and from the start to every
 * number, each as a sum over ways.
 *
 * <p>Two passes over the wires, one up and one down, whatever the number of ways.
 */
final class Flow {
  private static final double NOTHING = 1e-12;

  /** How fast the result moves with a number: the gradient that backprop calculates. */
  final double[] gradient;

  /** The same with all slopes taken as positive: what there would be if nothing cancelled. */
  final double[] gradientSize;

  /** How fast a number moves with the start. */
  final double[] reach;

  /** The same with all slopes taken as positive. */
  final double[] reachSize;

  /** How many slopes are 0 on the way to the result that has fewest of them. */
  final int[] zerosAbove;

  /** How many slopes are 0 on the way from the start that has fewest of them. */
  final int[] zerosBelow;

  /** The logarithm of the product of the other slopes' sizes on the strongest of these ways. */
  final double[] strength;

  /** The first wire of that way; -1 at the result. */
  final int[] next;

  /** The last wire of such a way from the start; -1 at the start. */
  final int[] previous;

  /** How many ways lead to the result on which no slope is 0. */
  final double[] ways;

  Flow(Trace trace) {
    int size = trace.size();
    gradient = new double[size];
    gradientSize = new double[size];
    reach = new double[size];
    reachSize = new double[size];
    zerosAbove = new int[size];
    zerosBelow = new int[size];
    strength = new double[size];
    next = new int[size];
    previous = new int[size];
    ways = new double[size];
    up(trace);
    down(trace);
  }

  private void up(Trace trace) {
    Arrays.fill(zerosAbove, Integer.MAX_VALUE);
    Arrays.fill(next, -1);
    for (int u = trace.size() - 1; u >= 0; u--) {
      if (trace.seed(u) != 0) {
        gradient[u] += trace.seed(u);
        gradientSize[u] += Math.abs(trace.seed(u));
        ways[u]++;
        prefer(u, -1, 0, Math.log(Math.abs(trace.seed(u))));
      }
      int end = u + 1 < trace.size() ? trace.begin(u + 1) : trace.wires();
      for (int wire = trace.begin(u); wire < end; wire++) {
        pass(trace, wire, u);
      }
    }
  }

  private void pass(Trace trace, int wire, int u) {
    if (zerosAbove[u] == Integer.MAX_VALUE) {
      return;
    }
    int source = trace.from(wire);
    double slope = trace.slope(wire);
    gradient[source] += slope * gradient[u];
    gradientSize[source] += Math.abs(slope) * gradientSize[u];
    ways[source] += slope == 0 ? 0 : ways[u];
    int zeros = zerosAbove[u] + (slope == 0 ? 1 : 0);
    prefer(source, wire, zeros, strength[u] + (slope == 0 ? 0 : Math.log(Math.abs(slope))));
  }

  private void prefer(int u, int wire, int zeros, double strong) {
    if (zeros < zerosAbove[u] || zeros == zerosAbove[u] && strong > strength[u]) {
      zerosAbove[u] = zeros;
      strength[u] = strong;
      next[u] = wire;
    }
  }

  /** Whether a sum of ways is nothing but rounding, compared with the sum of their sizes. */
  static boolean isNothing(double sum, double size) {
    return Math.abs(sum) <= NOTHING * size;
  }

  private void down(Trace trace) {
    Arrays.fill(zerosBelow, Integer.MAX_VALUE);
    Arrays.fill(previous, -1);
    zerosBelow[0] = 0;
    reach[0] = 1;
    reachSize[0] = 1;
    for (int wire = 0; wire < trace.wires(); wire++) {
      int source = trace.from(wire);
      int target = trace.to(wire);
      reach[target] += trace.slope(wire) * reach[source];
      reachSize[target] += Math.abs(trace.slope(wire)) * reachSize[source];
      int zeros = zerosBelow[source] + (trace.slope(wire) == 0 ? 1 : 0);
      if (zeros < zerosBelow[target]) {
        zerosBelow[target] = zeros;
        previous[target] = wire;
      }
    }
  }
}
