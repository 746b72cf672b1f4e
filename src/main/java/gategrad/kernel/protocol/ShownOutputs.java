package gategrad.kernel.protocol;

import gategrad.kernel.display.MimeBundle;

/** Counts what a cell displays: a page with ten thousand pictures would stand still. */
final class ShownOutputs {
  private static final int MOST = 1_000;
  private static final long MOST_CHARACTERS = 20_000_000;

  /** What the learner reads where the first display is left out. */
  static final String FULL =
      ("further displays of this cell are left out: it has shown %,d, or %d MB;"
              + " one display can be updated instead: var d = display(x); d.update(y);\n")
          .formatted(MOST, MOST_CHARACTERS / 1_000_000);

  private int shown;
  private long characters;
  private boolean full;

  /** What becomes of a display. */
  enum Answer {
    SHOW,
    SAY_FULL,
    LEAVE_OUT
  }

  synchronized Answer add(MimeBundle bundle) {
    if (full) {
      return Answer.LEAVE_OUT;
    }
    shown++;
    characters += bundle.data().values().stream().mapToLong(form -> ("" + form).length()).sum();
    full = shown > MOST || characters > MOST_CHARACTERS;
    return full ? Answer.SAY_FULL : Answer.SHOW;
  }

  /** The output was cleared. */
  synchronized void restart() {
    shown = 0;
    characters = 0;
    full = false;
  }
}
