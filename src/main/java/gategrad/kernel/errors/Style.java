package gategrad.kernel.errors;

/**
 * The few colours of error texts: plain ANSI 31, 36 and bold, which front ends map to shades that
 * read on a light and on a dark page. No background, no grey.
 */
final class Style {
  private static final String RESET = "\u001b[0m";

  private Style() {}

  static String error(String text) {
    return "\u001b[1;31m" + text + RESET;
  }

  static String place(String text) {
    return "\u001b[1;34m" + text + RESET;
  }

  static String strong(String text) {
    return "\u001b[1m" + text + RESET;
  }
}
