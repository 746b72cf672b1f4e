package gategrad.explain;

import gategrad.Node;
import gategrad.gate.UnaryGate;

/** Finds out whether a gate with one input has a corner where it is. */
final class Corner {
  private static final double ASIDE = 1e-9;
  private static final double JUMP = 0.01;

  private Corner() {}

  /** A smooth slope hardly changes over so small a distance. */
  static boolean at(Node node, int element) {
    if (!(node.gate() instanceof UnaryGate gate)) {
      return false;
    }
    double x = Words.value(node.inputs().get(0), element);
    double aside = ASIDE * Math.max(1, Math.abs(x));
    double left = slope(gate, x - aside);
    double right = slope(gate, x + aside);
    return Double.isFinite(gate.local(x, gate.forward(x)))
        && Math.abs(left - right) > JUMP * Math.max(Math.abs(left), Math.abs(right));
  }

  private static double slope(UnaryGate gate, double x) {
    return gate.local(x, gate.forward(x));
  }
}
