package gategrad.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a gradient that is not zero is made of: the uses whose parts add up, the slopes that
 * multiply on the way, those that make it large or small, and those that turn its sign.
 */
final class PlainGradient {
  private static final double LARGE = 1e3;
  private static final double SMALL = 1e-3;
  private static final double ENOUGH = 0.9;
  private static final int MOST_NAMED = 3;
  private static final int MOST_SLOPES = 6;

  private final Trace trace;
  private final Flow flow;
  private final Story story;
  private final String name;
  private final String result;

  PlainGradient(Trace trace, Flow flow, Story story, String name, String result) {
    this.trace = trace;
    this.flow = flow;
    this.story = story;
    this.name = name;
    this.result = result;
  }

  void tell() {
    double gradient = flow.gradient[0];
    int fork = fork();
    List<Part> parts = Part.open(trace, flow, fork, slopeTo(fork));
    if (parts.size() > 1) {
      forked(fork, parts);
    } else {
      oneWay();
    }
    story.way(trace, flow, 0);
    if (Math.abs(gradient) < SMALL * flow.gradientSize[0]) {
      story.found(Reason.CANCELS);
      story.say("size.cancels", "gradient", gradient, "size", flow.gradientSize[0]);
    } else if (Math.abs(gradient) > LARGE) {
      size(Reason.HUGE, "size.large", "size.large-many", 1);
    } else if (Math.abs(gradient) < SMALL) {
      size(Reason.TINY, "size.small", "size.small-many", -1);
    } else if (parts.size() < 2) {
      sign();
    }
  }

  /** The first number on the way that is used more than once; the last number if there is none. */
  private int fork() {
    int at = 0;
    for (int wire = onlyUse(at); wire >= 0; wire = onlyUse(at)) {
      at = trace.to(wire);
    }
    return at;
  }

  /** The only use that is open, even if what it brings cancels later; -1 if there are more. */
  private int onlyUse(int number) {
    int only = -1;
    for (int wire : trace.uses(number)) {
      if (Part.isOpen(trace, flow, wire)) {
        if (only >= 0) {
          return -1;
        }
        only = wire;
      }
    }
    return only;
  }

  /** The product of the slopes from the start to the fork. */
  private double slopeTo(int fork) {
    double slope = 1;
    int at = 0;
    while (at != fork) {
      int wire = onlyUse(at);
      slope *= trace.slope(wire);
      at = trace.to(wire);
    }
    return slope;
  }

  private void forked(int fork, List<Part> parts) {
    story.found(Reason.FORK);
    int carrying = Part.carrying(ENOUGH, parts);
    int uses = trace.uses(fork).length;
    for (Part part : parts.subList(0, Math.min(carrying, MOST_NAMED))) {
      Wire wire = Wire.of(trace, part.wire());
      double share = Math.abs(part.amount()) / Part.size(parts);
      story.cause(new Cause(Reason.FORK, wire.gate(), wire.input(), wire.slope(), share, 1));
    }
    story.say(
        key(fork, uses == parts.size()),
        "x",
        name,
        "gradient",
        flow.gradient[0],
        "fork",
        Words.number(trace.node(fork), trace.element(fork)),
        "n",
        parts.size(),
        "all",
        uses,
        "parts",
        Part.list(trace, parts, MOST_NAMED));
    if (carrying > MOST_NAMED) {
      story.say("fork.carrying", "some", carrying, "n", parts.size());
    }
  }

  private static String key(int fork, boolean allOpen) {
    if (fork == 0) {
      return allOpen ? "fork.start" : "fork.start-some";
    }
    return allOpen ? "fork.later" : "fork.later-some";
  }

  private List<Wire> strongestWay() {
    var way = new ArrayList<Wire>();
    for (int wire = flow.next[0]; wire >= 0; wire = flow.next[trace.to(wire)]) {
      way.add(Wire.of(trace, wire));
    }
    return way;
  }

  private void oneWay() {
    List<Wire> way = strongestWay();
    double seed = trace.seed(trace.size() - 1);
    long turning = way.stream().filter(wire -> wire.slope() != 1).count();
    story.found(Reason.PRODUCT);
    if (turning > MOST_SLOPES) {
      story.say(
          "product.long", "x", name, "y", result, "gradient", flow.gradient[0], "n", way.size());
    } else {
      story.say(
          "product.way",
          "x",
          name,
          "y",
          result,
          "gradient",
          flow.gradient[0],
          "product",
          SlopeWords.product(way, MOST_NAMED));
    }
    if (seed != 1) {
      story.say("product.seed", "seed", seed);
    }
  }

  /** Names the slopes on the strongest way that make most of the size. */
  private void size(Reason reason, String few, String many, int direction) {
    story.found(reason);
    var way = strongestWay();
    var pulling = new ArrayList<>(way.stream().filter(wire -> direction * log(wire) > 0).toList());
    pulling.sort(Comparator.comparingDouble(wire -> -direction * log(wire)));
    double total = pulling.stream().mapToDouble(wire -> Math.abs(log(wire))).sum();
    double sum = 0;
    int count = 0;
    while (count < pulling.size() && sum < ENOUGH * total) {
      sum += Math.abs(log(pulling.get(count++)));
    }
    if (pulling.isEmpty()) {
      return;
    }
    for (Wire wire : pulling.subList(0, Math.min(count, MOST_NAMED))) {
      double share = Math.abs(log(wire)) / total;
      story.cause(new Cause(reason, wire.gate(), wire.input(), wire.slope(), share, 1));
    }
    if (count > MOST_NAMED) {
      double mean = Math.exp(direction * total / pulling.size());
      String first = SlopeWords.factor(pulling.get(0));
      story.say(many, "n", pulling.size(), "mean", mean, "first", first);
    } else {
      story.say(
          few,
          "slopes",
          Words.list(pulling.subList(0, count).stream().map(SlopeWords::factor).toList()));
    }
  }

  private static double log(Wire wire) {
    return Math.log(Math.abs(wire.slope()));
  }

  private void sign() {
    var turning = strongestWay().stream().filter(wire -> wire.slope() < 0).toList();
    if (turning.isEmpty()) {
      return;
    }
    story.found(Reason.SIGN);
    turning.stream()
        .limit(MOST_NAMED)
        .forEach(
            wire ->
                story.cause(
                    new Cause(
                        Reason.SIGN,
                        wire.gate(),
                        wire.input(),
                        wire.slope(),
                        1.0 / turning.size(),
                        1)));
    story.say(
        "sign.turned",
        "n",
        turning.size(),
        "gates",
        Words.list(turning.stream().limit(MOST_NAMED).map(w -> Words.gate(w.gate())).toList()));
  }
}
