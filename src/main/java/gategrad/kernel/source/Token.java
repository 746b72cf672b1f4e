package gategrad.kernel.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, number, string or sign of Java source; comments and blanks are skipped.
 *
 * @param text as written
 * @param start where it starts in the source
 */
public record Token(String text, int start) {
  private static final Pattern PATTERN =
      Pattern.compile(
          """
          (?<skip>\\s+|//[^\\r\\n]*|/\\*(?s:.*?)\\*/)\
          |[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*\
          |\\.?[0-9](?:[eEpP][+-]|[.\\w])*\
          |->|::|[+]{2}|--|<<=|>>>?=|[=!<>]=|&&|\\|\\||[-+*/%&|^]=\
          |(?s:.)""");

  /** Where the token ends in the source. */
  public int end() {
    return start + text.length();
  }

  /** Whether this is a comment, text block, string or character whose end is missing. */
  public boolean isOpen() {
    if (isOpenComment()) {
      return true;
    } else if (text.startsWith("\"\"\"")) {
      return text.length() < 6 || !text.endsWith("\"\"\"");
    }
    return is("\"") || is("'");
  }

  private boolean isOpenComment() {
    return text.startsWith("/*");
  }

  /**
   * Whether this is a comment or text block whose end is missing, so that more lines belong to it.
   */
  public boolean isOpenOverLines() {
    return isOpen() && (isOpenComment() || text.length() > 1);
  }

  public boolean is(String other) {
    return text.equals(other);
  }

  public boolean isName() {
    return Character.isJavaIdentifierStart(text.codePointAt(0));
  }

  /**
   * Whether this is a name, a word of Java, or a literal: two of them in a row are no expression.
   */
  public boolean isWord() {
    return isName() || Character.isDigit(text.charAt(0)) || text.charAt(0) == '"';
  }

  /** All tokens in order. */
  public static List<Token> of(String source) {
    var tokens = new ArrayList<Token>();
    Matcher matcher = PATTERN.matcher(source);
    int at = 0;
    while (at < source.length()) {
      int end = literalEnd(source, at);
      boolean skipped = false;
      if (end == at) {
        matcher.region(at, source.length()).lookingAt();
        end = matcher.end();
        skipped = matcher.group("skip") != null;
      }
      if (!skipped) {
        tokens.add(new Token(source.substring(at, end), at));
      }
      at = end;
    }
    return tokens;
  }

  /**
   * Where the text block, string, character or endless comment that starts here ends; the start if
   * none does. By hand, because a regular expression needs stack for every letter.
   */
  private static int literalEnd(String source, int start) {
    if (source.startsWith("\"\"\"", start)) {
      for (int i = start + 3; i < source.length(); i++) {
        if (source.charAt(i) == '\\') {
          i++;
        } else if (source.startsWith("\"\"\"", i)) {
          return i + 3;
        }
      }
      return source.length();
    }
    if (source.startsWith("/*", start)) {
      return source.indexOf("*/", start + 2) < 0 ? source.length() : start;
    }
    char quote = source.charAt(start);
    return quote == '"' || quote == '\'' ? lineLiteralEnd(source, start) : start;
  }

  private static int lineLiteralEnd(String source, int start) {
    for (int i = start + 1;
        i < source.length() && source.charAt(i) != '\n' && source.charAt(i) != '\r';
        i++) {
      if (source.charAt(i) == '\\') {
        i++;
      } else if (source.charAt(i) == source.charAt(start)) {
        return i + 1;
      }
    }
    return start + 1; // it has no end
  }
}
