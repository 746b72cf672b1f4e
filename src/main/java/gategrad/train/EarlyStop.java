package gategrad.train;

/**
 * Watches the validation loss.
 *
 * @param best the lowest so far
 * @param epochs how many epochs have passed since then
 */
record EarlyStop(double best, int epochs) {
  static final EarlyStop NONE = new EarlyStop(Double.POSITIVE_INFINITY, 0);

  EarlyStop after(double validationLoss) {
    return validationLoss < best
        ? new EarlyStop(validationLoss, 0)
        : new EarlyStop(best, epochs + 1);
  }
}
