package gategrad.notebook;

/**
 * A {@link Displayable} that changes while it is on screen, such as a loss curve during training.
 *
 * <p>Whoever shows it registers once and redraws when told; a burst of changes may be drawn once.
 */
public interface Live extends Displayable {

  /** Calls {@code redraw} after every change, on the thread that made the change. */
  void onChange(Runnable redraw);
}
