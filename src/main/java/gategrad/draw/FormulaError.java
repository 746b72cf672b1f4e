package gategrad.draw;

/**
 * A formula that cannot be read: the message says what was expected, and shows the formula with a
 * caret under the character.
 *
 * <pre>
 * character 11: expected ')' for the '(' at character 1, but found the end
 *   (x + y * z
 *             ^
 * </pre>
 */
public final class FormulaError extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  FormulaError(String formula, int position, String expected) {
    super(place(formula, position) + ": " + expected + "\n" + picture(formula, position));
  }

  private static String place(String formula, int position) {
    int start = lineStart(formula, position);
    long line = formula.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    String lines = formula.strip().contains("\n") ? "line " + line + ", " : "";
    return lines + "character " + (position - start + 1);
  }

  private static int lineStart(String formula, int position) {
    return formula.lastIndexOf('\n', position - 1) + 1;
  }

  private static String picture(String formula, int position) {
    int start = lineStart(formula, position);
    int end = formula.indexOf('\n', position);
    String line = formula.substring(start, end < 0 ? formula.length() : end);
    var caret = new StringBuilder();
    formula
        .substring(start, position)
        .codePoints()
        .map(FormulaError::blank)
        .forEach(caret::appendCodePoint);
    return "  " + line + "\n  " + caret + "^";
  }

  /** A space as wide as the character above it. */
  private static int blank(int character) {
    return character == '\t' ? '\t' : character < 0x1100 ? ' ' : '\u3000';
  }
}
