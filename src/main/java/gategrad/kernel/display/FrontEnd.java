package gategrad.kernel.display;

import gategrad.kernel.comm.Comms;
import java.util.Optional;

/** Where the output of a cell goes, and where its input comes from. */
public interface FrontEnd {

  /** How values become outputs here. */
  Renderers renderers();

  /** Lines to code in the front end. */
  Comms comms();

  /** Shows an output; with an id it can be updated later. */
  void show(MimeBundle bundle, Optional<String> id);

  /** Replaces the outputs that were shown with this id. */
  void update(String id, MimeBundle bundle);

  /** Empties the cell's output, at once or just before the next one arrives. */
  void clear(boolean wait);

  /**
   * Asks the user for a line.
   *
   * @throws java.io.UncheckedIOException if this front end cannot ask
   */
  String input(String prompt, boolean password);
}
