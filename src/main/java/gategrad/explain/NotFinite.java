package gategrad.explain;

import gategrad.Node;
import gategrad.Tensor;
import gategrad.Value;
import gategrad.gate.VectorGate;
import java.util.Optional;

/** Where NaN and infinity begin: on the way forward, or only on the way back. */
final class NotFinite {
  private NotFinite() {}

  /**
   * The first number, in the order of the forward pass, that is not finite; all behind it are, or
   * it is an input.
   */
  static Optional<Wire.Spot> firstForward(Node result) {
    for (Node node : result.circuit()) {
      int count = node instanceof Tensor tensor ? tensor.data().size() : 1;
      for (int i = 0; i < count; i++) {
        if (!Double.isFinite(Words.value(node, i))) {
          return Optional.of(new Wire.Spot(node, i));
        }
      }
    }
    return Optional.empty();
  }

  /** Tells where a value that is not finite comes from. */
  static void tellForward(Wire.Spot first, Story story) {
    Node node = first.node();
    story.found(Reason.BORN_FORWARD);
    if (node.isLeaf()) {
      story.say("forward.input", "name", first.words(), "value", first.value());
      return;
    }
    for (int k = 0; k < node.inputs().size(); k++) {
      story.cause(
          new Cause(
              Reason.BORN_FORWARD,
              node,
              k,
              node instanceof Value value ? value.localGradients()[k] : Double.NaN,
              1.0 / node.inputs().size(),
              1));
    }
    String gate = Words.gate(node);
    if (node.gate() instanceof VectorGate) {
      story.say("forward.tensor", "gate", gate, "value", first.value(), "at", first.words());
    } else {
      story.say("forward.gate", "gate", gate, "value", first.value(), "seen", seen(first));
    }
    rule(node, story);
  }

  private static String seen(Wire.Spot spot) {
    return SlopeWords.seen(new Wire(spot.node(), spot.element(), 0, spot.element(), 0));
  }

  /** What the gate says about its domain. */
  private static void rule(Node node, Story story) {
    String rule = node.gate().about().rule();
    if (!rule.isEmpty()) {
      story.say("forward.rule", "rule", rule);
    }
  }

  /**
   * Tells why a gradient is not finite: by the last wire on the way back whose upstream gradient is
   * finite and whose product with the slope is not.
   */
  static void tellBackward(Trace trace, Flow flow, Story story) {
    int wire = firstBackward(trace, flow);
    if (wire < 0) {
      story.found(Reason.BORN_BACKWARD);
      story.say("backward.sum", "value", flow.gradient[0]);
      story.way(trace, flow, 0);
      return;
    }
    Wire born = Wire.of(trace, wire);
    Optional<Wire.Spot> forward = firstForward(born.gate());
    story.way(trace, flow, trace.from(wire));
    if (forward.isPresent() && !Double.isFinite(born.slope())) {
      tellForward(forward.get(), story);
      return;
    }
    double upstream = flow.gradient[trace.to(wire)];
    story.cause(new Cause(Reason.BORN_BACKWARD, born.gate(), born.input(), born.slope(), 1, 1));
    story.say(
        Double.isFinite(born.slope()) ? "backward.overflow" : "backward.gate",
        "gate",
        Words.gate(born.gate()),
        "seen",
        SlopeWords.seen(born),
        "slope",
        born.slope(),
        "upstream",
        upstream,
        "product",
        born.slope() * upstream);
    rule(born.gate(), story);
    if (Double.isNaN(flow.gradient[0]) && Double.isInfinite(born.slope() * upstream)) {
      tellNaN(trace, flow, story);
    }
  }

  /** Where infinity meets zero on the way back. */
  private static void tellNaN(Trace trace, Flow flow, Story story) {
    for (int wire = trace.wires() - 1; wire >= 0; wire--) {
      double upstream = flow.gradient[trace.to(wire)];
      if (Double.isInfinite(upstream) && trace.slope(wire) == 0) {
        Wire meets = Wire.of(trace, wire);
        story.cause(new Cause(Reason.BORN_BACKWARD, meets.gate(), meets.input(), 0, 1, 1));
        story.say(
            "backward.nan", "gate", Words.gate(meets.gate()), "slope", 0.0, "product", upstream);
        return;
      }
    }
  }

  private static int firstBackward(Trace trace, Flow flow) {
    for (int wire = trace.wires() - 1; wire >= 0; wire--) {
      double upstream = flow.gradient[trace.to(wire)];
      if (Double.isFinite(upstream) && !Double.isFinite(upstream * trace.slope(wire))) {
        return wire;
      }
    }
    return -1;
  }
}
