package gategrad.train;

import java.util.Optional;

/**
 * What the steps of the epoch under way came to.
 *
 * @param examples in the whole epoch
 * @param batchSize examples for each step
 * @param steps finished
 * @param loss the sum over all examples that were seen
 * @param correct how many were right; -1 where that has no meaning
 * @param seen examples
 */
record UnfinishedEpoch(int examples, int batchSize, int steps, double loss, int correct, int seen) {
  /** Checks what a damaged file may say. */
  UnfinishedEpoch {
    if (examples < 0 || batchSize < 1 || steps < 0 || correct < -1 || seen < 0) {
      throw new IllegalArgumentException("no epoch has such numbers");
    }
  }

  /** Before there is any data. */
  static final UnfinishedEpoch NONE = of(0, 1);

  static UnfinishedEpoch of(int examples, int batchSize) {
    return new UnfinishedEpoch(examples, batchSize, 0, 0, 0, 0);
  }

  int allSteps() {
    return (examples + batchSize - 1) / batchSize;
  }

  UnfinishedEpoch plus(double batchLoss, int batchCorrect, int size) {
    return new UnfinishedEpoch(
        examples,
        batchSize,
        steps + 1,
        loss + batchLoss * size,
        batchCorrect < 0 ? -1 : correct + batchCorrect,
        seen + size);
  }

  Epoch end(int number, Optional<Evaluation> validation) {
    return new Epoch(
        number,
        loss / seen,
        correct < 0 ? Double.NaN : (double) correct / seen,
        validation.map(Evaluation::loss).orElse(Double.NaN),
        validation.map(Evaluation::accuracy).orElse(Double.NaN));
  }
}
