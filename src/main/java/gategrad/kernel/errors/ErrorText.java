package gategrad.kernel.errors;

import java.util.List;

/**
 * An error as a front end wants it.
 *
 * @param name the kind, such as {@code ArithmeticException}
 * @param message one line
 * @param traceback what the learner reads, line by line, with ANSI colours
 */
public record ErrorText(String name, String message, List<String> traceback) {
  /** Copies the list. */
  public ErrorText {
    traceback = List.copyOf(traceback);
  }
}
