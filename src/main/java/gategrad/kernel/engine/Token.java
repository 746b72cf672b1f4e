package gategrad.kernel.engine;

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
record Token(String text, int start) {
  private static final Pattern PATTERN =
      Pattern.compile(
          """
          (?<skip>\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/)\
          |\"""(?s:\\\\.|[^\\\\])*?\"""\
          |\"""(?s:.*)\
          |"(?:\\\\.|[^"\\\\\\n])*"\
          |'(?:\\\\.|[^'\\\\\\n])*'\
          |[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*\
          |\\.?[0-9](?:[eEpP][+-]|[.\\w])*\
          |->|::|[+]{2}|--|[=!<>]=|&&|\\|\\||[-+*/%&|^]=\
          |(?s:.)""");

  /** Where the token ends in the source. */
  int end() {
    return start + text.length();
  }

  /** Whether this is a text block, string or character whose end is missing. */
  boolean isOpen() {
    if (text.startsWith("\"\"\"")) {
      return text.length() < 6 || !text.endsWith("\"\"\"");
    }
    return is("\"") || is("'");
  }

  boolean is(String other) {
    return text.equals(other);
  }

  boolean isName() {
    return Character.isJavaIdentifierStart(text.charAt(0));
  }

  /** All tokens in order. */
  static List<Token> of(String source) {
    var tokens = new ArrayList<Token>();
    Matcher matcher = PATTERN.matcher(source);
    while (matcher.find()) {
      if (matcher.group("skip") == null) {
        tokens.add(new Token(matcher.group(), matcher.start()));
      }
    }
    return tokens;
  }
}
