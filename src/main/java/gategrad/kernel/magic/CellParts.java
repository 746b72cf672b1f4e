package gategrad.kernel.magic;

import gategrad.kernel.source.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell cut into stretches of Java and magics.
 *
 * <p>A magic is a line that begins with {@code %} and a letter, unless it belongs to the Java above
 * it: to a text block, a comment, an open parenthesis, or an expression that goes on with the
 * operator {@code %}. Java keeps its line numbers: the lines above it are blank.
 */
final class CellParts {
  /** A part of a cell. */
  sealed interface Part {}

  /** Java, with blank lines for whatever stands above it. */
  record Java(String source) implements Part {}

  /** A magic with its name, the rest of its line, and the Java it may run. */
  record Command(String name, String argument, String body) implements Part {}

  private static final Pattern MAGIC =
      Pattern.compile("[ \\t]*(?<signs>%%?)(?<name>\\p{Alpha}\\w*)(?<rest>.*)");

  /** What follows a number in an expression, or its end, but not the name of a magic. */
  private static final Pattern GOES_ON = Pattern.compile("[;.,)(\\]\\[*/%+&|<>=!?:-].*");

  private final Set<String> names;
  private final List<String> lines;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder code = new StringBuilder();

  private CellParts(String cell, Set<String> names) {
    this.names = names;
    lines = List.of(cell.split("\r\n|\r|\n", -1));
  }

  /** The parts of a cell, where these magics are known. */
  static List<Part> of(String cell, Set<String> names) {
    return new CellParts(cell, names).parts();
  }

  private List<Part> parts() {
    for (int i = 0; i < lines.size(); i++) {
      Matcher magic = MAGIC.matcher(lines.get(i));
      if (!magic.matches() || isJava(magic)) {
        code.append(lines.get(i)).append(i < lines.size() - 1 ? "\n" : "");
      } else if (magic.group("signs").equals("%%")) {
        endCode();
        String below = String.join("\n", lines.subList(i + 1, lines.size()));
        parts.add(command(magic, "\n".repeat(i + 1) + below));
        return parts;
      } else {
        endCode();
        parts.add(command(magic, "\n".repeat(i)));
        code.append("\n".repeat(i + 1));
      }
    }
    endCode();
    return parts;
  }

  private boolean isJava(Matcher magic) {
    List<Token> above = Token.of(code.toString());
    if (above.isEmpty()) {
      return false;
    }
    Token last = above.get(above.size() - 1);
    if (last.isOpenOverLines()) {
      return true;
    } else if (magic.group("signs").equals("%%")) {
      return false;
    } else if (isOpen(above)) {
      return true;
    }
    boolean known = names.contains(magic.group("name"));
    return !last.is(";")
        && !last.is("}")
        && (!known || GOES_ON.matcher(magic.group("rest")).matches());
  }

  private static boolean isOpen(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      depth += Set.of("(", "[", "{").contains(token.text()) ? 1 : 0;
      depth -= Set.of(")", "]", "}").contains(token.text()) ? 1 : 0;
    }
    return depth > 0;
  }

  private void endCode() {
    if (!code.toString().isBlank()) {
      parts.add(new Java(code.toString()));
    }
    code.setLength(0);
  }

  private static Command command(Matcher magic, String body) {
    String argument = magic.group("rest").strip();
    return new Command(magic.group("name"), argument, body.isBlank() ? body + argument : body);
  }
}
