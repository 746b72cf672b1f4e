package gategrad.nn;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Whether a network is learning or being used; dropout and input noise act only while it learns.
 *
 * @param generator where a learning network takes its random numbers from; empty for evaluation
 */
public record Mode(Optional<RandomGenerator> generator) {
  /** The network is used: nothing is random. */
  public static final Mode EVALUATION = new Mode(Optional.empty());

  /** The network learns, with these random numbers. */
  public static Mode training(RandomGenerator random) {
    return new Mode(Optional.of(requireNonNull(random, "random")));
  }
}
