package gategrad.kernel.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalInt;

/**
 * Finds a constant text that no class file can hold.
 *
 * <p>The compiler refuses it too, but so late that JShell compiles nothing more in its session.
 */
public final class LongText {
  private static final int MOST_BYTES = 65_535;

  private LongText() {}

  /** Where the text begins; the parts of a sum are one text. */
  public static OptionalInt in(String source) {
    if (source.length() < MOST_BYTES / 3) { // a character has three bytes at most
      return OptionalInt.empty();
    }
    int start = 0;
    int bytes = 0;
    for (Token token : Token.of(source)) {
      if (token.text().startsWith("\"")) {
        start = bytes == 0 ? token.start() : start;
        bytes += bytes(token.text());
      } else if (!token.is("+")) {
        bytes = 0;
      }
      if (bytes > MOST_BYTES) {
        return OptionalInt.of(start);
      }
    }
    return OptionalInt.empty();
  }

  private static int bytes(String literal) {
    int quotes = literal.startsWith("\"\"\"") ? 3 : 1;
    String text = literal.substring(quotes, Math.max(quotes, literal.length() - quotes));
    String content = quotes == 3 ? text.stripIndent() : text;
    return content.replaceAll("\\\\.", "x").getBytes(UTF_8).length;
  }
}
