package gategrad.explain;

import gategrad.gate.VectorGate;
import gategrad.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Slopes in words: why one is zero, and what one is made of. */
final class SlopeWords {
  private SlopeWords() {}

  /** A sentence that says why a slope is zero. */
  static String zero(Wire wire) {
    String gate = Words.gate(wire.gate());
    double seen = wire.from().value();
    return switch (wire.reason()) {
      case NOT_CHOSEN -> notChosen(wire);
      case STEP -> Words.say("zero.step", "gate", gate);
      case CLOSED -> Words.say("zero.closed", "gate", gate, "seen", seen);
      case SATURATED ->
          Words.say("zero.saturated", "gate", gate, "seen", seen, "output", wire.output().value());
      case ZERO_FACTOR ->
          wire.factor()
              .map(other -> Words.say("zero.factor", "gate", gate, "other", other.words()))
              .orElseGet(() -> Words.say("zero.constant", "gate", gate));
      default -> Words.say("zero.flat", "gate", gate, "seen", seen(wire));
    };
  }

  private static String notChosen(Wire wire) {
    String gate = Words.gate(wire.gate());
    return wire.winner()
        .map(
            winner ->
                winner.value() == wire.from().value()
                    ? Words.say(
                        "zero.tie",
                        "gate",
                        gate,
                        "value",
                        winner.value(),
                        "loser",
                        wire.from().words())
                    : Words.say(
                        "zero.lost",
                        "gate",
                        gate,
                        "winner",
                        equation(winner),
                        "loser",
                        equation(wire.from())))
        .orElseGet(() -> Words.say("zero.flat", "gate", gate, "seen", seen(wire)));
  }

  /** {@code x = 3}; of an input without a name just the number. */
  static String equation(Wire.Spot spot) {
    return spot.node().isLeaf() && spot.node().label().isEmpty()
        ? Numbers.text(spot.value())
        : Words.say("name.equation", "name", spot.words(), "value", spot.value());
  }

  /** What goes into a gate; of many inputs the first. */
  static String seen(Wire wire) {
    if (wire.gate().gate() instanceof VectorGate) {
      return Numbers.text(wire.from().value());
    }
    var words = new ArrayList<String>();
    var inputs = wire.gate().inputs();
    for (int k = 0; k < Math.min(inputs.size(), 3); k++) {
      words.add(Numbers.text(Words.value(inputs.get(k), wire.element())));
    }
    if (inputs.size() > 3) {
      words.add("...");
    }
    return Words.list(words);
  }

  /** For example {@code -4 at the gate *, the value of z}. */
  static String factor(Wire wire) {
    String gate = Words.gate(wire.gate());
    if (wire.factor().isPresent()) {
      return Words.say(
          "slope.factor",
          "slope",
          wire.slope(),
          "gate",
          gate,
          "other",
          wire.factor().get().words());
    }
    return wire.seesOneNumber() && !wire.isStraight()
        ? Words.say("slope.saw", "slope", wire.slope(), "gate", gate, "seen", wire.from().value())
        : Words.say("slope.plain", "slope", wire.slope(), "gate", gate);
  }

  /** A list of slopes as a product: {@code 1 at the gate + × -4 at the gate *}. */
  static String product(List<Wire> wires, int most) {
    var words = new ArrayList<String>();
    int ones = 0;
    for (Wire wire : wires) {
      if (wires.size() > most && wire.slope() == 1) {
        ones++;
      } else {
        words.add(factor(wire));
      }
    }
    String product = String.join(" \u00d7 ", words);
    return ones == 0 ? product : Words.say("slope.ones", "product", product, "n", ones);
  }
}
