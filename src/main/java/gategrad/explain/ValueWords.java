package gategrad.explain;

import gategrad.Node;
import gategrad.gate.VectorGate;
import java.util.ArrayList;

/** How a value was calculated. */
final class ValueWords {
  private static final int MOST_NAMED = 5;

  private ValueWords() {}

  static void tell(Wire.Spot spot, Story story) {
    Node node = spot.node();
    story.found(Reason.VALUE);
    if (node.isLeaf()) {
      story.say("value.input", "name", spot.words(), "value", spot.value());
      return;
    }
    for (int k = 0; k < node.inputs().size(); k++) {
      story.mark(node, k);
    }
    String formula = node.gate().about().formula();
    story.say(
        "value.gate",
        "name",
        spot.words(),
        "value",
        spot.value(),
        "gate",
        Words.gate(node),
        "inputs",
        inputs(spot));
    if (!formula.isEmpty()) {
      story.say("value.formula", "formula", formula);
    }
  }

  private static String inputs(Wire.Spot spot) {
    var words = new ArrayList<String>();
    for (Node input : spot.node().inputs()) {
      words.add(
          spot.node().gate() instanceof VectorGate
              ? Words.node(input)
              : SlopeWords.equation(new Wire.Spot(input, spot.element())));
    }
    if (words.size() > MOST_NAMED) {
      int more = words.size() - MOST_NAMED;
      words.subList(MOST_NAMED, words.size()).clear();
      words.add(Words.say("value.more", "n", more));
    }
    return Words.list(words);
  }
}
