package gategrad.kernel.protocol;

/** The kernel cannot start; the message is the one line that its user sees. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A failure with what happened and how to fix it. */
  public StartFailure(String message) {
    super(message, null, false, false);
  }
}
