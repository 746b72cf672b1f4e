package gategrad.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) as strictly as it is defined, and writes its strings.
 *
 * <p>Stricter than the RFC in two things that make a file ambiguous or dangerous: a name may stand
 * in an object only once, and values lie at most {@link #MOST_LEVELS} deep. Written here because
 * networks need nothing but the JDK's base module, which has no JSON.
 *
 * <p>Objects become maps in the order of the text, arrays lists, numbers {@link Literal}, so that
 * none is rounded.
 */
final class Json {
  static final int MOST_LEVELS = 64;

  /** The three words of JSON. */
  enum Word {
    TRUE,
    FALSE,
    NULL
  }

  /** A number as it is written. */
  record Literal(String number) {
    @Override
    public String toString() {
      return number;
    }
  }

  private static final String LITERAL_ENDS = ",:]}\" \t\r\n";

  private final String text;
  private int at;
  private int level;

  private Json(String text) {
    this.text = text;
  }

  /** The value that the text consists of. */
  static Object read(String text) {
    var json = new Json(text);
    Object value = json.value();
    json.skipBlanks();
    if (json.at < text.length()) {
      throw json.wrong("more text after its end");
    }
    return value;
  }

  private Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> literal();
    };
  }

  private Map<String, Object> object() {
    var object = new LinkedHashMap<String, Object>();
    open();
    for (boolean more = peek() != '}'; more; more = comma('}')) {
      int start = at;
      expect('"');
      at--;
      String name = string();
      expect(':');
      if (object.put(name, value()) != null) {
        at = start;
        throw wrong("a second '" + name + "'");
      }
    }
    close('}');
    return object;
  }

  private List<Object> array() {
    var array = new ArrayList<>();
    open();
    for (boolean more = peek() != ']'; more; more = comma(']')) {
      array.add(value());
    }
    close(']');
    return array;
  }

  private void open() {
    if (++level > MOST_LEVELS) {
      throw wrong("values nested more than %s levels deep".formatted(MOST_LEVELS));
    }
    at++;
  }

  private void close(char bracket) {
    expect(bracket);
    level--;
  }

  /** Whether another element follows; a comma before the closing bracket is no JSON. */
  private boolean comma(char bracket) {
    if (peek() == bracket) {
      return false;
    }
    expect(',');
    return true;
  }

  private Object literal() {
    int start = at;
    while (at < text.length() && LITERAL_ENDS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "true" -> Word.TRUE;
      case "false" -> Word.FALSE;
      case "null" -> Word.NULL;
      default -> {
        if (!word.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
          at = start;
          throw wrong("no value where one belongs");
        }
        yield new Literal(word);
      }
    };
  }

  private String string() {
    at++;
    var string = new StringBuilder();
    while (next() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        at--;
        throw wrong("a control character in a text");
      }
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < string.length()
              && Character.isLowSurrogate(string.charAt(i + 1));
      if (Character.isSurrogate(c) && !pair) {
        throw wrong("half a character (\\u%04x) before here".formatted((int) c));
      }
      i += pair ? 1 : 0;
    }
    return string.toString();
  }

  private char escaped() {
    char c = next();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        at--;
        throw wrong("an unknown escape \\" + c);
      }
    };
  }

  private char unicode() {
    int end = Math.min(at + 4, text.length());
    String digits = text.substring(at, end);
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw wrong("an escape \\u without four hexadecimal digits");
    }
    at = end;
    return (char) Integer.parseInt(digits, 16);
  }

  private char peek() {
    skipBlanks();
    return next();
  }

  private char next() {
    if (at >= text.length()) {
      throw new IllegalArgumentException("its header ends too early");
    }
    return text.charAt(at);
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw wrong("'%s' where '%s' belongs".formatted(text.charAt(at), wanted));
    }
    at++;
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "its header has %s, at character %s".formatted(what, Integer.toString(at)));
  }

  /** The text as a JSON string, with its quotes. */
  static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
