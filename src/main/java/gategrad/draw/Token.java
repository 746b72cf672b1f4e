package gategrad.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A word of a formula and where it stands.
 *
 * @param kind number, name, operator, or the end
 * @param text as written; {@code ""} at the end
 * @param position of its first character in the formula
 */
record Token(Kind kind, String text, int position) {
  enum Kind {
    NUMBER,
    NAME,
    SIGN,
    END
  }

  private static final Pattern WORD =
      Pattern.compile(
          "(?<number>(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?)"
              + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)"
              + "|(?<sign>[-+*/^(),=;\\n])");

  /** Cuts a formula into words; spaces separate. */
  static List<Token> split(String formula) {
    var tokens = new ArrayList<Token>();
    var word = WORD.matcher(formula);
    int at = 0;
    while (at < formula.length()) {
      char c = formula.charAt(at);
      if (c != '\n' && Character.isWhitespace(c)) {
        at++;
        continue;
      }
      if (!word.region(at, formula.length()).lookingAt()) {
        throw new FormulaError(formula, at, unknown(formula.substring(at)));
      }
      Kind kind =
          word.group("number") != null
              ? Kind.NUMBER
              : word.group("name") != null ? Kind.NAME : Kind.SIGN;
      tokens.add(new Token(kind, word.group(), at));
      at = word.end();
    }
    tokens.add(new Token(Kind.END, "", formula.length()));
    return tokens;
  }

  private static String unknown(String rest) {
    String character = rest.substring(0, rest.offsetByCodePoints(0, 1));
    return "'%s' has no meaning here; a formula has names, numbers, + - * / ^ ( ) , = and ;"
        .formatted(character);
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** How a message speaks of this word. */
  String quoted() {
    return kind == Kind.END
        ? "the end"
        : text.equals("\n") ? "the end of the line" : "'" + text + "'";
  }
}
