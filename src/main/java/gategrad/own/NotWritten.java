package gategrad.own;

import gategrad.text.Messages;

/** Says that an engine lacks an operation. */
public final class NotWritten extends UnsupportedOperationException {
  private static final long serialVersionUID = 1;
  private static final Messages WORDS = Messages.of(NotWritten.class);
  private final String operation;

  private NotWritten(String operation, String message) {
    super(message);
    this.operation = operation;
  }

  static NotWritten yet(Scalar<?> number, String operation) {
    return new NotWritten(
        operation,
        WORDS.say(
            "own.not-written", "operation", operation, "type", number.getClass().getSimpleName()));
  }

  /** The name of what is missing, such as {@code "mul"}. */
  public String operation() {
    return operation;
  }
}
