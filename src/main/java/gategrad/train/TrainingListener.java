package gategrad.train;

/** Hears how training goes: a progress line, a live loss curve, a log. */
public interface TrainingListener {

  /**
   * Training begins, or goes on.
   *
   * @param done epochs learnt before, parts included: 0 at the beginning, 2.5 in the middle of the
   *     third
   * @param epochs how many there will be at the end, those before included
   * @param stepsPerEpoch mini-batches in each
   */
  default void started(double done, int epochs, int stepsPerEpoch) {}

  /** One mini-batch was learnt; {@code step} counts from one over all epochs. */
  default void stepDone(int step, double loss) {}

  /** One pass over the data is done. */
  default void epochDone(Epoch epoch) {}

  /**
   * Training ended: all epochs done, stopped early or interrupted; {@code why} says it in words.
   */
  default void finished(String why) {}
}
