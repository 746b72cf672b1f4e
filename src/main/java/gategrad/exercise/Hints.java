package gategrad.exercise;

import gategrad.Node;
import gategrad.Value;
import gategrad.text.Messages;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The hint that comes with a check: the question to ask, not the answer. */
final class Hints {
  private static final Messages WORDS = Messages.of(Hints.class);

  private Hints() {}

  static String ofGate(String gate) {
    return switch (gate) {
      case "add" -> WORDS.say("hint.add");
      case "max" -> WORDS.say("hint.max");
      case "mul" -> WORDS.say("hint.mul");
      default -> WORDS.say("hint.gate");
    };
  }

  static String ofCircuit(Value output) {
    Set<Node> used = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Node node : output.circuit()) {
      for (Node input : node.inputs()) {
        if (!used.add(input)) {
          return WORDS.say("hint.fork");
        }
      }
    }
    return WORDS.say("hint.circuit");
  }
}
