package gategrad.kernel.protocol;

import java.util.Optional;

/** A message that Jupyter's protocol does not allow; it leaves one line in the log. */
public final class BadMessage extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Optional<Message> request;

  /** A bad message; {@code what} completes "dropped a message: ...". */
  public BadMessage(String what) {
    this(what, Optional.empty());
  }

  /** A bad message of which enough can be read to answer it. */
  BadMessage(String what, Optional<Message> request) {
    super(what, null, false, false);
    this.request = request;
  }

  /** Its header and addresses; empty if nobody would understand an answer. */
  Optional<Message> request() {
    return request;
  }
}
