package gategrad.kernel.source;

import java.util.Locale;
import javax.tools.Diagnostic;
import jdk.jshell.Diag;

/**
 * What the compiler refuses in a cell.
 *
 * @param code the compiler's name for it, without its first words
 * @param message the compiler's message, in English
 * @param start where in the cell the wrong part starts
 * @param position the compiler's best place for it
 * @param end where the wrong part ends
 */
public record Problem(String code, String message, int start, int position, int end) {
  private static final String RETURN_OUTSIDE = "ret.outside.meth";

  /** What JShell says of a statement that starts at this offset of the cell. */
  public static Problem of(Diag diag, int offset) {
    return new Problem(
        plain(diag.getCode()),
        diag.getMessage(Locale.ENGLISH),
        (int) diag.getStartPosition() + offset,
        (int) diag.getPosition() + offset,
        (int) diag.getEndPosition() + offset);
  }

  /** What the compiler's parser says of a text that holds the cell from this shift on. */
  static Problem of(Diagnostic<?> diag, int shift) {
    return new Problem(
        plain(diag.getCode()),
        diag.getMessage(Locale.ENGLISH),
        (int) diag.getStartPosition() + shift,
        (int) diag.getPosition() + shift,
        (int) diag.getEndPosition() + shift);
  }

  private static String plain(String code) {
    return code.replace("compiler.err.", "");
  }

  /** A text that ends before its last statement does. */
  static Problem atTheEnd(int end) {
    return new Problem("premature.eof", "reached end of file while parsing", end, end, end);
  }

  /** A return that leaves no method: JShell takes it for the end of its own, and runs on. */
  static Problem returnOutside(int at) {
    return new Problem(RETURN_OUTSIDE, "return outside method", at, at, at + "return".length());
  }

  boolean isReturnOutside() {
    return code.equals(RETURN_OUTSIDE);
  }

  /** A closing brace that no opening one belongs to. */
  static Problem strayBrace(int at) {
    return new Problem("illegal.start.of.expr", "illegal start of expression", at, at, at + 1);
  }

  /** The same, at a place of the cell at last. */
  Problem within(int end) {
    return new Problem(
        code, message, Math.min(start, end), Math.min(position, end), Math.min(this.end, end));
  }
}
