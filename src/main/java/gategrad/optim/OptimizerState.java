package gategrad.optim;

import gategrad.array.Array;
import java.util.List;

/**
 * All that an optimiser has gathered: with it another one goes on as if there had been no pause.
 *
 * <pre>{@code
 * var optimizer = new Adam(net.parameters(), 0.01);
 * optimizer.state().optimizer(); // "Adam"
 * optimizer.state().steps();     // 0
 * }</pre>
 *
 * @param optimizer its kind and settings, see {@link Optimizer#description}
 * @param learningRate the learning rate
 * @param steps how many steps were made
 * @param first the first number of the rule's state for each parameter; empty before the first
 *     step, and where the rule has no state
 * @param second the second number, in the same way
 */
public record OptimizerState(
    String optimizer, double learningRate, int steps, List<Array> first, List<Array> second) {

  /** Checks that both numbers are there for the same parameters. */
  public OptimizerState {
    first = List.copyOf(first);
    second = List.copyOf(second);
    if (first.size() != second.size() || steps < 0) {
      throw new IllegalArgumentException(
          "%s first and %s second numbers after %s steps cannot be the state of an optimiser"
              .formatted(first.size(), second.size(), steps));
    }
  }

  /** The same with another learning rate, such as the one before a schedule changed it. */
  public OptimizerState withLearningRate(double learningRate) {
    return new OptimizerState(optimizer, learningRate, steps, first, second);
  }
}
