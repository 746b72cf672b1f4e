package gategrad;

/** What a tensor wants of the circuits it takes part in. */
enum Recording {
  /** A gradient: parameters, and everything calculated from them. */
  GRADIENT("it wants a gradient"),
  /** No gradient: data. */
  CONSTANT("none of its inputs wants a gradient (see detach)"),
  /** That nothing calculated from it is recorded. */
  OFF("recording was off for its inputs");

  private final String reason;

  Recording(String reason) {
    this.reason = reason;
  }

  /** Why a calculated tensor was recorded or not, for an error. */
  String reason() {
    return reason;
  }

  /** What holds for a tensor calculated from these. */
  static Recording of(Tensor... inputs) {
    var recording = CONSTANT;
    for (Tensor input : inputs) {
      if (input.recording() == OFF) {
        return OFF;
      }
      if (input.recording() == GRADIENT) {
        recording = GRADIENT;
      }
    }
    return recording;
  }
}
