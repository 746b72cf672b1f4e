package gategrad.explain;

/** Says where on the way there is no single slope: a tie, a corner. */
final class Kinks {
  private static final int MOST_LOOKED_AT = 1000;

  private Kinks() {}

  /** The first kink on the strongest way. */
  static void tell(Trace trace, Flow flow, Story story) {
    int looked = 0;
    int wire = flow.next[0];
    while (wire >= 0 && looked++ < MOST_LOOKED_AT) {
      Wire here = Wire.of(trace, wire);
      if (here.isKink()) {
        boolean said = story.has(Reason.NOT_CHOSEN) && here.slope() == 0;
        story.found(Reason.KINK);
        if (said) {
          return;
        }
        story.say(
            here.winner().isPresent() ? "kink.tie" : "kink.corner",
            "gate",
            Words.gate(here.gate()),
            "seen",
            here.from().value(),
            "slope",
            here.slope());
        return;
      }
      wire = flow.next[trace.to(wire)];
    }
  }
}
