package gategrad.kernel.display;

import gategrad.notebook.Live;
import java.util.concurrent.atomic.AtomicLong;

/** Puts values on screen so that they can be updated. */
public final class Displays {
  private static final String SESSION = Long.toHexString(System.nanoTime());
  private static final AtomicLong COUNT = new AtomicLong();

  private Displays() {}

  /** Shows a value; a {@link Live} one redraws itself from then on. */
  public static Display show(Object value) {
    Renderers renderers = CurrentCell.frontEnd().renderers();
    Display display = new Display(renderers, nextId());
    display.show(renderers.render(value));
    if (value instanceof Live live) {
      live.onChange(new Throttle(() -> display.update(live))::changed);
    }
    return display;
  }

  /** Shows a value in one form. */
  public static Display show(Object value, String mime) {
    Renderers renderers = CurrentCell.frontEnd().renderers();
    Display display = new Display(renderers, nextId());
    display.show(renderers.render(value, mime));
    return display;
  }

  /** Draws the changes of live values that wait for their turn; called when a cell ends. */
  public static void flush() {
    Throttle.flush();
  }

  private static String nextId() {
    return SESSION + "-" + COUNT.incrementAndGet();
  }
}
