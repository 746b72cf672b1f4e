package gategrad.kernel.errors;

import gategrad.kernel.errors.CellSources.Line;
import gategrad.kernel.source.Problem;
import java.util.ArrayList;
import java.util.function.BiFunction;

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
   * The text for what the compiler refuses.
   *
   * @param problem the first error of the statement
   * @param names finds names that were perhaps meant
   * @param progress which statements had run; empty if there is but one
   */
  public ErrorText explain(Problem problem, KnownNames names, String progress) {
    int at = position(problem);
    PlainWords words = PlainWords.of(problem, source, at, names);
    return text(at, words, progress, (line, column) -> width(problem, line, column));
  }

  /** The text for a constant that begins at this offset and is too long for a class file. */
  public ErrorText longText(int at, String progress) {
    return text(at, CommonMistake.textTooLong(), progress, (line, column) -> 1);
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
  private int position(Problem problem) {
    int start = isMember(problem) ? problem.position() + 1 : problem.start();
    int at = Math.max(0, Math.min(source.length(), start));
    boolean missing = problem.code().contains("expected") || problem.code().contains("premature");
    while (missing && isBlank(at) && at > 0 && isBlank(at - 1)) {
      at--;
    }
    return at;
  }

  private boolean isBlank(int at) {
    return at >= source.length() || Character.isWhitespace(source.charAt(at));
  }

  /** For an unknown name behind a dot the compiler points at the dot. */
  private boolean isMember(Problem problem) {
    int at = problem.position();
    return problem.code().contains("cant.resolve")
        && at >= 0
        && at < source.length()
        && source.charAt(at) == '.';
  }

  private int width(Problem problem, Line line, int column) {
    String rest = line.text().substring(Math.min(column, line.text().length()));
    int name = rest.length() - rest.replaceFirst("^\\w+", "").length();
    boolean oneName = problem.code().contains("resolve") || problem.code().endsWith("doesnt.exist");
    int wide = oneName ? name : problem.end() - problem.start();
    return Math.max(1, Math.min(wide, rest.length()));
  }
}
