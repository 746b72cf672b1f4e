package gategrad.explain;

import gategrad.Node;
import gategrad.draw.Drawing;
import gategrad.draw.Marks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Collects what is found out, until it becomes an {@link Explanation}. */
final class Story {
  private final Set<Reason> seen = EnumSet.noneOf(Reason.class);
  private final List<Reason> reasons = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();
  private final List<Cause> causes = new ArrayList<>();
  private final Marks marks = new Marks();

  void found(Reason reason) {
    if (seen.add(reason)) {
      reasons.add(reason);
    }
  }

  boolean has(Reason reason) {
    return seen.contains(reason);
  }

  void say(String key, Object... facts) {
    tell(Words.say(key, facts));
  }

  void tell(String sentence) {
    sentences.add(sentence);
  }

  void cause(Cause cause) {
    found(cause.reason());
    causes.add(cause);
    marks.cause(cause.gate(), cause.input());
  }

  /** Marks the way from one number to the result, and shows it if the circuit is large. */
  void way(Trace trace, Flow flow, int number) {
    var nodes = new ArrayList<Node>();
    int at = number;
    for (int wire = flow.previous[at]; wire >= 0; wire = flow.previous[at]) {
      mark(trace, wire);
      at = trace.from(wire);
      nodes.add(trace.node(at));
    }
    Collections.reverse(nodes);
    nodes.add(trace.node(number));
    at = number;
    for (int wire = flow.next[at]; wire >= 0; wire = flow.next[at]) {
      mark(trace, wire);
      at = trace.to(wire);
      nodes.add(trace.node(at));
    }
    marks.along(nodes);
  }

  private void mark(Trace trace, int wire) {
    marks.way(trace.node(trace.to(wire)), trace.input(wire));
  }

  /** Marks a wire that is neither to blame nor on the way that is shown. */
  void mark(Node gate, int input) {
    marks.way(gate, input);
  }

  Explanation about(Node drawn) {
    sentences.forEach(marks::say);
    return new Explanation(reasons, sentences, causes, Drawing.draw(drawn, marks));
  }
}
