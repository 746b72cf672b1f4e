package gategrad.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/**
 * A cell cut into stretches of Java and magics.
 *
 * <p>A magic is a line that begins with {@code %} and a letter, outside of text blocks and
 * comments. Java keeps its line numbers: the lines above it are blank.
 */
final class CellParts {
  /** A piece of a cell. */
  sealed interface Part {}

  /** Java, with blank lines for whatever stands above it. */
  record Java(String source) implements Part {}

  /** A magic with its name, the rest of its line, and the Java it may run. */
  record Command(String name, String argument, String body) implements Part {}

  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder code = new StringBuilder();
  private boolean textBlock;
  private boolean comment;

  private CellParts() {}

  static List<Part> of(String cell) {
    var parts = new CellParts();
    String[] lines = cell.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      boolean magic = !parts.textBlock && !parts.comment && line.matches("%%?\\p{Alpha}.*");
      if (magic && line.startsWith("%%")) {
        parts.endCode(i);
        String body =
            "\n".repeat(i + 1) + String.join("\n", List.of(lines).subList(i + 1, lines.length));
        parts.parts.add(command(line.substring(2), body));
        return parts.parts;
      } else if (magic) {
        parts.endCode(i);
        parts.parts.add(command(line.substring(1), "\n".repeat(i)));
        parts.code.append("\n".repeat(i + 1));
      } else {
        parts.code.append(line).append(i < lines.length - 1 ? "\n" : "");
        parts.follow(line);
      }
    }
    parts.endCode(lines.length);
    return parts.parts;
  }

  private void endCode(int line) {
    if (!code.toString().isBlank()) {
      parts.add(new Java(code.toString()));
    }
    code.setLength(0);
  }

  private static Command command(String text, String body) {
    String[] words = text.strip().split("\\s+", 2);
    String argument = words.length > 1 ? words[1].strip() : "";
    return new Command(words[0], argument, body.isBlank() ? body + argument : body);
  }

  /** Notes whether a text block or a comment is open after this line. */
  private void follow(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (comment) {
        comment = !line.startsWith("*/", i);
      } else if (textBlock) {
        if (line.charAt(i) == '\\') {
          i++;
        } else if (line.startsWith("\"\"\"", i)) {
          textBlock = false;
          i += 2;
        }
      } else if (line.startsWith("//", i)) {
        return;
      } else if (line.startsWith("/*", i)) {
        comment = true;
        i++;
      } else if (line.startsWith("\"\"\"", i)) {
        textBlock = true;
        i += 2;
      } else if (line.charAt(i) == '"' || line.charAt(i) == '\'') {
        i = endOfLiteral(line, i);
      }
    }
  }

  private static int endOfLiteral(String line, int start) {
    for (int i = start + 1; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == line.charAt(start)) {
        return i;
      }
    }
    return line.length();
  }
}
