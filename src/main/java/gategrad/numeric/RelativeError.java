package gategrad.numeric;

import java.util.Locale;

/** What a relative error between backprop and a difference in doubles means. */
final class RelativeError {
  private static final double RIGHT = 1e-7;
  private static final double GOOD = 1e-4;
  private static final double DOUBTFUL = 1e-2;

  private RelativeError() {}

  static String verdict(double error, boolean zero) {
    if (!Double.isFinite(error)) {
      return Words.say("verdict.lost");
    }
    if (zero && error == 0) {
      return Words.say("verdict.zero");
    }
    if (error <= RIGHT) {
      return Words.say("verdict.right", "error", text(error));
    }
    if (error <= GOOD) {
      return Words.say("verdict.good", "error", text(error));
    }
    return error <= DOUBTFUL
        ? Words.say("verdict.doubtful", "error", text(error))
        : Words.say("verdict.wrong", "error", text(error));
  }

  /** Whether the error is one of the difference rather than of the gradient. */
  static boolean isTrusted(double error) {
    return error <= GOOD;
  }

  /** Two digits are all that an error is worth. */
  static String text(double error) {
    return error == 0 || !Double.isFinite(error)
        ? error == 0 ? "0" : Double.toString(error)
        : String.format(Locale.ROOT, "%.1e", error);
  }
}
