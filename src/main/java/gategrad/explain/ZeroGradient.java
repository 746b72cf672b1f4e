package gategrad.explain;

import gategrad.explain.Obstacle.Block;
import gategrad.explain.Obstacle.Cancelling;
import gategrad.text.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why a gradient is zero although ways lead to the result. */
final class ZeroGradient {
  private static final double ENOUGH = 0.9;
  private static final int MOST_NAMED = 3;
  private static final int MOST_MARKED = 20;
  private static final int MOST_PARTS = 4;
  private static final int MOST_ROUNDS = 6;

  /** Any factor that is not one. */
  private static final double BENT = 1.5;

  private final Trace trace;
  private final Flow flow;
  private final Story story;

  ZeroGradient(Trace trace, Flow flow, Story story) {
    this.trace = trace;
    this.flow = flow;
    this.story = story;
  }

  void tell() {
    List<Obstacle> alone = Obstacle.alone(trace, flow);
    if (!alone.isEmpty()) {
      name(alone);
    } else if (flow.zerosAbove[0] == 0 && flow.gradientSize[0] == 0) {
      underflow();
    } else {
      series();
    }
  }

  private void underflow() {
    double exponent = Math.floor(flow.strength[0] / Math.log(10));
    story.found(Reason.UNDERFLOW);
    story.say("zero.underflow", "exponent", Numbers.text(exponent));
    story.way(trace, flow, 0);
  }

  private void name(List<Obstacle> obstacles) {
    double total = obstacles.stream().mapToDouble(Obstacle::weight).sum();
    double named = 0;
    int count = 0;
    while (count < Math.min(obstacles.size(), MOST_NAMED)
        && (count == 0 || named < ENOUGH * total)) {
      Obstacle obstacle = obstacles.get(count++);
      named += obstacle.weight();
      name(obstacle, obstacle.weight() / total);
    }
    if (count < obstacles.size()) {
      story.say("zero.others", "n", obstacles.size() - count);
    }
    story.way(trace, flow, obstacles.get(0).number());
  }

  private void name(Obstacle obstacle, double share) {
    if (obstacle instanceof Block block) {
      mark(block, share);
      Wire wire = block.wire();
      int count = block.wires().size();
      int reached = reached(wire);
      String words = SlopeWords.zero(wire);
      story.tell(
          reached < 2 ? words : words + " " + Words.say("zero.count", "n", count, "all", reached));
    } else if (obstacle instanceof Cancelling cancelling) {
      mark(cancelling, share);
      tell(cancelling);
    }
  }

  private void mark(Obstacle obstacle, double share) {
    if (obstacle instanceof Block block) {
      Wire wire = block.wire();
      int count = block.wires().size();
      story.cause(new Cause(wire.reason(), wire.gate(), wire.input(), 0, share, count));
    } else if (obstacle instanceof Cancelling cancelling) {
      List<Part> parts = cancelling.parts();
      for (Part part : parts.subList(0, Math.min(parts.size(), MOST_PARTS))) {
        Wire wire = Wire.of(trace, part.wire());
        double ofParts = share * Math.abs(part.amount()) / Part.size(parts);
        story.cause(new Cause(Reason.CANCELS, wire.gate(), wire.input(), wire.slope(), ofParts, 1));
      }
    }
  }

  /** How many numbers arrive at this input of this gate. */
  private int reached(Wire wire) {
    int reached = 0;
    for (int other = 0; other < trace.wires(); other++) {
      boolean same =
          trace.node(trace.to(other)) == wire.gate() && trace.input(other) == wire.input();
      reached += same && flow.zerosBelow[trace.from(other)] == 0 ? 1 : 0;
    }
    return reached;
  }

  private void tell(Cancelling cancelling) {
    List<Part> parts = cancelling.parts();
    int fork = cancelling.number();
    story.say(
        "zero.cancels",
        "fork",
        Words.number(trace.node(fork), trace.element(fork)),
        "n",
        parts.size(),
        "parts",
        Part.list(trace, parts, MOST_PARTS));
    double rest = parts.stream().mapToDouble(Part::amount).sum();
    if (rest != 0) {
      story.say("zero.rounding", "rest", rest);
    }
  }

  /**
   * Nothing blocks alone: the slopes of zero on the way that has fewest are opened in thought, then
   * what cancels behind them, until something arrives. All of it would have to change.
   */
  private void series() {
    var obstacles = new ArrayList<Obstacle>();
    Map<Integer, Double> opened = new HashMap<>();
    for (int wire = flow.next[0]; wire >= 0; wire = flow.next[trace.to(wire)]) {
      if (trace.slope(wire) == 0) {
        obstacles.add(new Block(trace, List.of(wire), 1));
        opened.put(wire, 1.0);
      }
    }
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Trace open = trace.bent(opened);
      var through = new Flow(open);
      if (!Flow.isNothing(through.gradient[0], through.gradientSize[0])) {
        tell(obstacles);
        return;
      }
      Optional<Cancelling> cancelling = Obstacle.heaviestCancelling(open, through);
      if (cancelling.isEmpty()) {
        break;
      }
      obstacles.add(cancelling.get());
      int wire = cancelling.get().parts().get(0).wire();
      opened.put(wire, open.slope(wire) * BENT);
    }
    story.found(Reason.UNKNOWN);
    story.say("unknown.zero");
    story.way(trace, flow, 0);
  }

  private void tell(List<Obstacle> obstacles) {
    story.say("zero.series", "n", obstacles.size());
    int named = Math.min(obstacles.size(), MOST_NAMED);
    for (Obstacle obstacle : obstacles.subList(0, named)) {
      name(obstacle, 1.0 / obstacles.size());
    }
    for (Obstacle obstacle : obstacles.subList(named, Math.min(obstacles.size(), MOST_MARKED))) {
      mark(obstacle, 1.0 / obstacles.size());
    }
    story.way(trace, flow, 0);
  }
}
