package gategrad.live;

import gategrad.gate.AddConstantGate;
import gategrad.gate.DivConstantGate;
import gategrad.gate.EluGate;
import gategrad.gate.Gate;
import gategrad.gate.LeakyReluGate;
import gategrad.gate.MulConstantGate;
import gategrad.gate.PowConstantGate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules that one page needs, each class once. */
final class PageRules {
  private final Map<String, Object> classes = new TreeMap<>();

  /** How the page knows a gate: its class and its fields; nothing if its class has no file. */
  Map<String, Object> add(Gate gate) {
    String name = gate.getClass().getName().replace('.', '/');
    var waiting = new ArrayDeque<>(List.of(name));
    while (!waiting.isEmpty()) {
      String next = waiting.remove();
      if (!classes.containsKey(next)) {
        RuleCode.of(next, gate.getClass())
            .ifPresent(
                code -> {
                  classes.put(next, code.words());
                  waiting.addAll(code.others());
                });
      }
    }
    return classes.containsKey(name) ? Map.of("t", name, "f", fields(gate)) : Map.of();
  }

  /** All classes that were added, for the page. */
  Map<String, Object> classes() {
    return classes;
  }

  /**
   * The constants of the library's gates; of a learner's class with fields only Java knows them.
   */
  private static Map<String, Object> fields(Gate gate) {
    if (gate instanceof AddConstantGate g) {
      return Map.of("constant", g.constant());
    }
    if (gate instanceof MulConstantGate g) {
      return Map.of("constant", g.constant());
    }
    if (gate instanceof DivConstantGate g) {
      return Map.of("constant", g.constant());
    }
    if (gate instanceof PowConstantGate g) {
      return Map.of("exponent", g.exponent());
    }
    if (gate instanceof LeakyReluGate g) {
      return Map.of("slope", g.slope());
    }
    return gate instanceof EluGate g ? Map.of("alpha", g.alpha()) : Map.of();
  }
}
