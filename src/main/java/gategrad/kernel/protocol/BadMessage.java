package gategrad.kernel.protocol;

/** A message that Jupyter's protocol does not allow; it is dropped with one line in the log. */
public final class BadMessage extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A bad message; {@code what} completes "dropped a message: ...". */
  public BadMessage(String what) {
    super(what, null, false, false);
  }
}
