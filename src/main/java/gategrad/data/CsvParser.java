package gategrad.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Divides text into lines and lines into cells; quotes protect separators and line ends. */
final class CsvParser {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final RawFile file;
  private final char separator;
  private final String text;
  private int at;
  private int line = 1;

  /** The cells of a line and its number. */
  record Line(int number, List<String> cells) {}

  CsvParser(RawFile file, char separator) {
    this.file = file;
    this.separator = separator;
    String decoded = decode();
    text = decoded.indexOf(BYTE_ORDER_MARK) == 0 ? decoded.substring(1) : decoded;
  }

  private String decode() {
    try {
      String decoded =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.bytes())).toString();
      if (decoded.indexOf('\0') >= 0) {
        throw file.wrong("is no text file: it contains zero bytes");
      }
      return decoded;
    } catch (CharacterCodingException e) {
      throw new DataException(
          file.name() + " is not UTF-8 text; save it again as \"CSV UTF-8\"", e);
    }
  }

  /** All lines but the empty ones. */
  List<Line> lines() {
    var lines = new ArrayList<Line>();
    while (at < text.length()) {
      int number = line;
      var cells = cells();
      if (cells.size() > 1 || !cells.get(0).isEmpty()) {
        lines.add(new Line(number, cells));
      }
    }
    return lines;
  }

  private List<String> cells() {
    var cells = new ArrayList<String>();
    cells.add(cell());
    while (at < text.length() && text.charAt(at) == separator) {
      at++;
      cells.add(cell());
    }
    endLine();
    return cells;
  }

  private String cell() {
    skipBlanks();
    return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
  }

  private String plain() {
    int from = at;
    while (at < text.length() && text.charAt(at) != separator && !atLineEnd()) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  /** Two quotes within quotes are one quote. */
  private String quoted() {
    int opened = line;
    var cell = new StringBuilder();
    at++;
    while (true) {
      if (at == text.length()) {
        throw file.wrong("line %d: a quote (\") is opened but never closed", opened);
      }
      char c = text.charAt(at++);
      if (c == '"') {
        if (at == text.length() || text.charAt(at) != '"') {
          break;
        }
        at++;
      } else if (c == '\n') {
        line++;
      }
      cell.append(c);
    }
    skipBlanks();
    if (at < text.length() && text.charAt(at) != separator && !atLineEnd()) {
      throw file.wrong(
          "line %d: text after a closing quote: \"%s\"%s...; write a quote within quotes twice",
          line, cell, text.charAt(at));
    }
    return cell.toString().strip();
  }

  private void skipBlanks() {
    while (at < text.length()
        && text.charAt(at) != separator
        && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
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
}
