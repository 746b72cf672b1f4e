package gategrad.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one use of a number contributes to its gradient.
 *
 * @param wire the use
 * @param amount its slope times the gradient that arrives there
 */
record Part(int wire, double amount) {

  /** Whether some way through this use has no slope of zero. */
  static boolean isOpen(Trace trace, Flow flow, int wire) {
    return trace.slope(wire) != 0 && flow.ways[trace.to(wire)] > 0;
  }

  /** The parts of a number's gradient that are not zero, largest first. */
  static List<Part> of(Trace trace, Flow flow, int number) {
    return open(trace, flow, number, 1).stream().filter(part -> part.amount != 0).toList();
  }

  /** What all open uses bring, also if that is zero; largest first, times a factor. */
  static List<Part> open(Trace trace, Flow flow, int number, double factor) {
    var parts = new ArrayList<Part>();
    for (int wire : trace.uses(number)) {
      if (isOpen(trace, flow, wire)) {
        double upstream = flow.gradient[trace.to(wire)];
        parts.add(new Part(wire, trace.slope(wire) * upstream * factor));
      }
    }
    parts.sort(Comparator.comparingDouble(part -> -Math.abs(part.amount)));
    return parts;
  }

  /** The sum of the sizes. */
  static double size(List<Part> parts) {
    return parts.stream().mapToDouble(part -> Math.abs(part.amount)).sum();
  }

  /** How many parts, largest first, carry this share of the sum of all sizes. */
  static int carrying(double share, List<Part> parts) {
    double wanted = share * size(parts);
    double sum = 0;
    int count = 0;
    while (count < parts.size() && sum < wanted) {
      sum += Math.abs(parts.get(count++).amount);
    }
    return Math.max(1, count);
  }

  /** For example {@code +3 through the gate *, -1 through the gate -}. */
  static String list(Trace trace, List<Part> parts, int most) {
    var words = new ArrayList<String>();
    for (Part part : parts.subList(0, Math.min(most, parts.size()))) {
      words.add(
          Words.say(
              "fork.part",
              "amount",
              Words.signed(part.amount),
              "gate",
              Words.use(Wire.of(trace, part.wire))));
    }
    if (parts.size() > most) {
      words.add(Words.say("fork.others", "n", parts.size() - most));
    }
    return Words.list(words);
  }
}
