package gategrad.kernel.errors;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers which lines of which cell each JShell snippet came from. */
public final class CellSources {
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

  /** Notes that a snippet starts at this offset of this cell. */
  public void put(String snippetId, int cell, String source, int offset) {
    origins.put(snippetId, new Origin(cell, source, lineAt(source, offset)));
  }

  /** The line of the cell that is a line (from 1) of the snippet. */
  public Optional<Line> line(String snippetId, int snippetLine) {
    return Optional.ofNullable(origins.get(snippetId))
        .map(origin -> line(origin.cell, origin.source, origin.line + snippetLine - 1));
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
