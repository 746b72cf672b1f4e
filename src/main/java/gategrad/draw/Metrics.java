package gategrad.draw;

/**
 * The measures of a picture, in pixels.
 *
 * <p>Nobody knows which font a reader has, so widths are those of a wide one.
 */
final class Metrics {
  static final double RADIUS = 18;
  static final double NUMBER_SIZE = 13;
  static final double NAME_SIZE = 15;
  static final double SYMBOL_SIZE = 15;

  /** Of a symbol with one character. */
  static final double SIGN_SIZE = 20;

  static final double SMALL_SIZE = 11;
  static final double REMARK_SIZE = 12;
  static final double SENTENCE_SIZE = 14;
  static final double MARGIN = 16;

  /** Between a wire and the number above or below it. */
  static final double AIR = 5;

  private Metrics() {}

  /** An upper bound for the width of a text. */
  static double width(String text, double size) {
    return size * text.codePoints().mapToDouble(c -> c < 0x1100 ? 0.65 : 1.05).sum();
  }

  /** Half the width of the shape that holds a symbol: a circle, or longer for a long word. */
  static double half(String symbol) {
    return symbol.length() < 2 ? RADIUS : Math.max(RADIUS, width(symbol, SYMBOL_SIZE) / 2 + 3);
  }

  /** How a local gradient is written: what the upstream gradient is multiplied by. */
  static String local(String number) {
    return "\u00d7 " + number;
  }
}
