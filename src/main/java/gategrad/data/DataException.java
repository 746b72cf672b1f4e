package gategrad.data;

/**
 * Data could not be read, found or stored; the message says which file, where in it, and what to
 * do.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a message for the learner. */
  public DataException(String message) {
    super(message);
  }

  /** With a message for the learner and the error behind it. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
