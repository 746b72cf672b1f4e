package gategrad.draw;

/**
 * A formula that cannot be read: the message shows it with a caret under the character, and what
 * was expected.
 *
 * <pre>
 * (x + y * z
 *           ^
 * expected ')' for the '(' at character 1
 * </pre>
 */
public final class FormulaError extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  FormulaError(String formula, int position, String expected) {
    super("\n" + picture(formula, position) + expected);
  }

  private static String picture(String formula, int position) {
    int start = formula.lastIndexOf('\n', position - 1) + 1;
    int end = formula.indexOf('\n', position);
    String line = formula.substring(start, end < 0 ? formula.length() : end);
    return line + "\n" + " ".repeat(position - start) + "^\n";
  }
}
