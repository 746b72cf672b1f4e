package gategrad.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Divides text into lines and lines into cells; quotes protect separators and line ends. */
final class CsvParser {
  /** What Excel writes, and reads, in the first line. */
  private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?[,;\t]*\\R");

  private final String name;
  private final char separator;
  private final String text;
  private int at;
  private int line = 1;

  /** The cells of a line and its number. */
  record Line(int number, List<String> cells) {
    /** A line without any content, perhaps with the separators that spreadsheets write. */
    boolean isEmpty() {
      return cells.stream().allMatch(String::isEmpty);
    }
  }

  CsvParser(String name, String text, char separator) {
    this.name = name;
    this.text = text;
    this.separator = separator;
  }

  /** All lines but the empty ones. */
  List<Line> lines() {
    skipSeparatorLine();
    var lines = new ArrayList<Line>();
    while (at < text.length()) {
      var read = new Line(line, cells());
      if (!read.isEmpty()) {
        lines.add(read);
      }
    }
    return lines;
  }

  private void skipSeparatorLine() {
    var found = SEPARATOR_LINE.matcher(text);
    if (!found.lookingAt()) {
      return;
    }
    char stated = found.group(1).charAt(0);
    if (stated != separator) {
      throw wrong(
          1,
          "says that its separator is '%s': say separator('%s')",
          CsvHeader.shown(stated),
          CsvHeader.shown(stated));
    }
    at = found.end();
    line = 2;
  }

  private List<String> cells() {
    var cells = new ArrayList<String>();
    cells.add(cell());
    while (nextCell()) {
      cells.add(cell());
    }
    endLine();
    return cells;
  }

  /** Steps over a separator; blanks at the end of a line separate nothing. */
  private boolean nextCell() {
    if (separator == ' ') {
      skipBlanks();
      return at < text.length() && !atLineEnd();
    }
    if (at < text.length() && text.charAt(at) == separator) {
      at++;
      return true;
    }
    return false;
  }

  private String cell() {
    skipBlanks();
    return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
  }

  private String plain() {
    int from = at;
    while (at < text.length() && !atSeparator() && !atLineEnd()) {
      at++;
    }
    return stripped(text.substring(from, at));
  }

  /** Two quotes within quotes are one quote. */
  private String quoted() {
    int opened = line;
    var cell = new StringBuilder();
    at++;
    while (true) {
      if (at == text.length()) {
        throw wrong(opened, "a quote (\") is opened but never closed");
      }
      char c = text.charAt(at++);
      if (c == '"') {
        if (at == text.length() || text.charAt(at) != '"') {
          break;
        }
        at++;
      } else if (c == '\n' || c == '\r' && (at == text.length() || text.charAt(at) != '\n')) {
        line++;
      }
      cell.append(c);
    }
    boolean blank = at < text.length() && isBlank(text.charAt(at));
    skipBlanks();
    boolean ends = at == text.length() || atSeparator() || atLineEnd();
    if (!ends && !(separator == ' ' && blank)) {
      throw wrong(
          line,
          "text after a closing quote: \"%s\"%s...; write a quote within quotes twice",
          cell,
          text.charAt(at));
    }
    return stripped(cell.toString());
  }

  /** Blanks that do not break a line, which web pages and spreadsheets write, are blanks too. */
  private static String stripped(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && isSpace(cell.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private boolean atSeparator() {
    char c = text.charAt(at);
    return separator == ' ' ? isBlank(c) : c == separator;
  }

  private void skipBlanks() {
    while (at < text.length()
        && isBlank(text.charAt(at))
        && (separator == ' ' || text.charAt(at) != separator)) {
      at++;
    }
  }

  private boolean atLineEnd() {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private void endLine() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    line++;
  }

  private DataException wrong(int number, String what, Object... values) {
    return new DataException("%s line %s: %s".formatted(name, number, what.formatted(values)));
  }
}
