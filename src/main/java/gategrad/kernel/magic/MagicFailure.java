package gategrad.kernel.magic;

/** A magic cannot do what was asked; the message says why and how to fix it. */
public final class MagicFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A failure with its text for the learner. */
  public MagicFailure(String message) {
    super(message);
  }
}
