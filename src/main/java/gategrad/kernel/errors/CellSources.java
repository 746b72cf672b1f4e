package gategrad.kernel.errors;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remembers which lines of which cell each JShell snippet, or the class of one, came from. */
public final class CellSources {
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+");

  private final Map<String, Origin> origins = new HashMap<>();

  private record Origin(int cell, String source, int line) {}

  /**
   * A line of a cell.
   *
   * @param cell the cell's number; 0 if the front end gave none
   * @param line counted from 1
   * @param text the source of that line
   */
  public record Line(int cell, int line, String text) {
    /** For example {@code cell 7, line 2}. */
    public String place() {
      return (cell > 0 ? "cell " + cell + ", " : "") + "line " + line;
    }
  }

  /**
   * Notes where a snippet comes from.
   *
   * @param name the id of the snippet, or the full name of its class where only we know it
   * @param cell the number of the cell
   * @param source the whole cell
   * @param offset where in the cell the snippet starts
   * @param linesBefore how many lines come before the first of the snippet
   */
  public void put(String name, int cell, String source, int offset, int linesBefore) {
    origins.put(name, new Origin(cell, source, lineAt(source, offset) - linesBefore));
  }

  /** The line of a cell that this frame, as JShell gives it, is in. */
  Optional<Line> line(StackTraceElement frame) {
    return name(frame)
        .map(origins::get)
        .map(origin -> line(origin.cell, origin.source, origin.line + frame.getLineNumber() - 1));
  }

  /** JShell puts the id of a snippet for the file, where it knows the class. */
  private static Optional<String> name(StackTraceElement frame) {
    String file = frame.getFileName();
    if (file != null && file.startsWith("#")) {
      return Optional.of(file.substring(1));
    }
    Matcher wrapper = WRAPPER.matcher(frame.getClassName());
    return wrapper.lookingAt() ? Optional.of(wrapper.group()) : Optional.empty();
  }

  /** A line of a text, by number; a number beyond the last line means the last line. */
  static Line line(int cell, String source, int number) {
    String[] lines = source.split("\\R", -1);
    int n = Math.max(1, Math.min(number, lines.length));
    return new Line(cell, n, lines[n - 1]);
  }

  /** The number, from 1, of the line that holds this offset. */
  static int lineAt(String source, int offset) {
    return 1 + (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
  }
}
