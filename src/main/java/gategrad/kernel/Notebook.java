package gategrad.kernel;

import gategrad.kernel.comm.Comms;
import gategrad.kernel.display.CurrentCell;
import gategrad.kernel.display.Display;
import gategrad.kernel.display.Displays;
import gategrad.kernel.display.Progress;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * What a cell can say to its notebook; imported statically when the kernel starts.
 *
 * <p>Outside a notebook the text twins are printed.
 */
public final class Notebook {
  private Notebook() {}

  /**
   * Shows a value now; the handle shows another one in its place.
   *
   * <pre>{@code
   * var line = display("training ...");
   * line.update("done");
   * }</pre>
   */
  public static Display display(Object value) {
    return Displays.show(value);
  }

  /**
   * Shows a value in one form: {@code display("<b>bold</b>", "text/html")}.
   *
   * @throws IllegalArgumentException if the value has no such form; the message names those it has
   */
  public static Display display(Object value, String mime) {
    return Displays.show(value, mime);
  }

  /** Empties the output of this cell just before the next output arrives, so nothing flickers. */
  public static void clearOutput() {
    CurrentCell.frontEnd().clear(true);
  }

  /** Empties the output of this cell; {@code wait} keeps it until the next output arrives. */
  public static void clearOutput(boolean wait) {
    CurrentCell.frontEnd().clear(wait);
  }

  /** Counts 0 to n-1 and shows how far it is: {@code for (int epoch : progress(100)) ...}. */
  public static Iterable<Integer> progress(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("progress(" + n + "): a loop cannot take " + n + " steps");
    }
    return new Progress<>(() -> IntStream.range(0, n).iterator(), n);
  }

  /**
   * Goes through these and shows how far it is: {@code for (var batch : progress(batches)) ...}.
   */
  public static <T> Iterable<T> progress(Iterable<T> items) {
    return new Progress<>(items, items instanceof Collection<?> all ? all.size() : -1);
  }

  /**
   * Asks the reader for a line of text.
   *
   * @throws java.io.UncheckedIOException if the front end cannot ask, as in an automatic run
   */
  public static String input(String prompt) {
    return CurrentCell.frontEnd().input(prompt, false);
  }

  /**
   * Asks for a line that is not shown while it is typed.
   *
   * @throws java.io.UncheckedIOException if the front end cannot ask, as in an automatic run
   */
  public static String password(String prompt) {
    return CurrentCell.frontEnd().input(prompt, true);
  }

  /** Lines to code in the front end, such as a widget: open one, or let it open some. */
  public static Comms comms() {
    return CurrentCell.frontEnd().comms();
  }
}
