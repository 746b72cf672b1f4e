package gategrad.train;

/** Hears how training goes: a progress line, a live loss curve, a log. */
public interface TrainingListener {

  /** Training begins; it will take at most {@code epochs} times {@code stepsPerEpoch} steps. */
  default void started(int epochs, int stepsPerEpoch) {}

  /** One mini-batch was learnt; {@code step} counts from one over all epochs. */
  default void stepDone(int step, double loss) {}

  /** One pass over the data is done. */
  default void epochDone(Epoch epoch) {}

  /**
   * Training ended: all epochs done, stopped early or interrupted; {@code why} says it in words.
   */
  default void finished(String why) {}
}
