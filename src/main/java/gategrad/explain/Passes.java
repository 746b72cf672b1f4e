package gategrad.explain;

/** Compares a stored gradient with the one that a single backward pass brings. */
final class Passes {
  private Passes() {}

  /**
   * Says nothing if they agree.
   *
   * @param passes how many the stored one adds up
   * @param tolerance relative to the sizes of what is added up
   */
  static void compare(
      String name, double stored, int passes, Flow flow, double tolerance, Story story) {
    double single = flow.gradient[0];
    double room = tolerance * Math.max(flow.gradientSize[0], Double.MIN_NORMAL);
    if (Double.compare(stored, single) == 0 || Math.abs(stored - single) <= room) {
      return;
    }
    if (passes > 1) {
      boolean alike = Math.abs(stored - passes * single) <= passes * room;
      story.found(Reason.REPEATED);
      story.say(
          alike ? "passes.repeated" : "passes.different",
          "x",
          name,
          "stored",
          stored,
          "n",
          passes,
          "single",
          single);
    } else if (stored == 0) {
      story.found(Reason.CLEARED);
      story.say("passes.cleared", "x", name, "single", single);
    } else {
      story.found(Reason.MISMATCH);
      story.say("passes.mismatch", "x", name, "stored", stored, "single", single);
    }
  }
}
