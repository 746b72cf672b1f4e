package gategrad.gate;

import gategrad.text.Numbers;

/** How gates with a constant write it: 3 rather than 3.0. */
final class Constants {
  private Constants() {}

  /** With a sign in front, such as {@code +1} and {@code -1}. */
  static String signed(double constant) {
    return constant < 0 ? Numbers.exact(constant) : "+" + Numbers.exact(constant);
  }

  /** As the end of a sum, such as {@code + 1} and {@code - 1}. */
  static String spaced(double constant) {
    return constant < 0 ? "- " + Numbers.exact(-constant) : "+ " + Numbers.exact(constant);
  }
}
