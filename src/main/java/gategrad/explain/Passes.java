package gategrad.explain;

/** Compares a stored gradient with the one that a single backward pass brings. */
final class Passes {
  private static final int MOST = 1000;

  private Passes() {}

  static void compare(
      String name, double stored, Flow flow, double tolerance, boolean collects, Story story) {
    double single = flow.gradient[0];
    double room = tolerance * Math.max(flow.gradientSize[0], Double.MIN_NORMAL);
    if (Double.compare(stored, single) == 0 || Math.abs(stored - single) <= room) {
      return;
    }
    double ratio = stored / single;
    double times = Math.rint(ratio);
    if (collects
        && times >= 2
        && times <= MOST
        && Math.abs(stored - times * single) <= times * room) {
      story.found(Reason.REPEATED);
      story.say("passes.repeated", "x", name, "stored", stored, "n", (int) times, "single", single);
    } else if (stored == 0 && Double.isFinite(single)) {
      story.found(Reason.CLEARED);
      story.say("passes.cleared", "x", name, "single", single);
    } else {
      story.found(Reason.MISMATCH);
      story.say("passes.mismatch", "x", name, "stored", stored, "single", single);
    }
  }
}
