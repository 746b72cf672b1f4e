package gategrad.gate;

/** How gates with a constant write it: 3 rather than 3.0. */
final class Constants {
  private Constants() {}

  static String text(double constant) {
    return constant == Math.rint(constant) && Math.abs(constant) < 1e7
        ? Long.toString((long) constant)
        : Double.toString(constant);
  }

  /** With a sign in front, such as {@code +1} and {@code -1}. */
  static String signed(double constant) {
    return constant < 0 ? text(constant) : "+" + text(constant);
  }

  /** As the end of a sum, such as {@code + 1} and {@code - 1}. */
  static String spaced(double constant) {
    return constant < 0 ? "- " + text(-constant) : "+ " + text(constant);
  }
}
