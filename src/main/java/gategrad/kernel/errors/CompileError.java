package gategrad.kernel.errors;

import gategrad.kernel.errors.CellSources.Line;
import java.util.ArrayList;
import java.util.function.BiFunction;
import jdk.jshell.Diag;

/** What the compiler found wrong, in plain words, with the line and a caret under the place. */
public final class CompileError {
  private static final int WIDEST = 200;

  private final int cell;
  private final String source;

  /** Explains errors of this cell. */
  public CompileError(int cell, String source) {
    this.cell = cell;
    this.source = source;
  }

  /**
   * The text for a diagnostic.
   *
   * @param diag the first error of the piece
   * @param offset where the piece starts in the cell
   * @param names finds names that were perhaps meant
   * @param progress which statements had run; empty if there is but one
   */
  public ErrorText explain(Diag diag, int offset, KnownNames names, String progress) {
    int at = position(diag, offset);
    PlainWords words = PlainWords.of(diag, source, at, names);
    return text(at, words, progress, (line, column) -> width(diag, line, column));
  }

  /** The text for a constant that begins at this offset and is too long for a class file. */
  public ErrorText longText(int at, String progress) {
    var words = CommonMistake.words("limit.string", "", "");
    return text(at, words, progress, (line, column) -> 1);
  }

  private ErrorText text(
      int at, PlainWords words, String progress, BiFunction<Line, Integer, Integer> marked) {
    Line line = CellSources.line(cell, source, CellSources.lineAt(source, at));
    int column = at - (source.lastIndexOf('\n', at - 1) + 1);
    var lines = new ArrayList<String>();
    lines.add(
        Style.error("CompileError") + " in " + Style.place(line.place()) + ": " + words.message());
    int from = line.text().length() <= WIDEST ? 0 : Math.max(0, column - WIDEST / 2);
    int end = Math.min(line.text().length(), from + WIDEST);
    int width = Math.min(marked.apply(line, column), Math.max(1, end - column));
    lines.add("    " + line.text().substring(from, end));
    lines.add("    " + " ".repeat(column - from) + Style.error("^".repeat(width)));
    words.hint().ifPresent(hint -> lines.add(Style.strong("Hint: ") + hint));
    if (!progress.isEmpty()) {
      lines.add(progress);
    }
    return new ErrorText("CompileError", words.message() + " (" + line.place() + ")", lines);
  }

  /** A place inside the cell; where something is missing at the end, just behind the last word. */
  private int position(Diag diag, int offset) {
    boolean member = isMember(diag, offset);
    long start = member ? diag.getPosition() + 1 : diag.getStartPosition();
    int at = (int) Math.max(0, Math.min(source.length(), offset + start));
    boolean missing = diag.getCode().contains("expected") || diag.getCode().contains("premature");
    while (missing && isBlank(at) && at > 0 && isBlank(at - 1)) {
      at--;
    }
    return at;
  }

  private boolean isBlank(int at) {
    return at >= source.length() || Character.isWhitespace(source.charAt(at));
  }

  /** For an unknown name behind a dot the compiler points at the dot. */
  private boolean isMember(Diag diag, int offset) {
    long at = offset + diag.getPosition();
    return diag.getCode().contains("cant.resolve")
        && at >= 0
        && at < source.length()
        && source.charAt((int) at) == '.';
  }

  private int width(Diag diag, Line line, int column) {
    String rest = line.text().substring(Math.min(column, line.text().length()));
    int name = rest.length() - rest.replaceFirst("^\\w+", "").length();
    boolean oneName = diag.getCode().contains("resolve") || diag.getCode().endsWith("doesnt.exist");
    long wide = oneName ? name : diag.getEndPosition() - diag.getStartPosition();
    return (int) Math.max(1, Math.min(wide, rest.length()));
  }
}
