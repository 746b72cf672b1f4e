package gategrad.kernel.errors;

import gategrad.kernel.source.Token;

/** Source with all that is no code blanked out, so that a pattern can be sought in it. */
final class Masked {
  private Masked() {}

  /** Comments become blanks and texts become empty, quotes apart; every other place stays. */
  static String literals(String source) {
    var plain = new StringBuilder(source.replaceAll("[^\\r\\n]", " "));
    for (Token token : Token.of(source)) {
      boolean literal = token.text().startsWith("\"") || token.text().startsWith("'");
      if (literal) {
        plain.setCharAt(token.start(), token.text().charAt(0));
        plain.setCharAt(token.end() - 1, token.text().charAt(token.text().length() - 1));
      } else {
        plain.replace(token.start(), token.end(), token.text());
      }
    }
    return plain.toString();
  }
}
