package gategrad.train;

import gategrad.Tensor;
import gategrad.nn.Target;

/**
 * Some examples that are learnt together.
 *
 * @param inputs one row for each example
 * @param target what the network should say about them
 */
public record Batch(Tensor inputs, Target target) {

  /** Checks that there is one target for each row. */
  public Batch {
    if (inputs.shape().rank() != 2 || inputs.shape().size(0) != target.size()) {
      throw new IllegalArgumentException(
          "a batch with inputs %s needs as many targets as rows, but has %s"
              .formatted(inputs.shape(), target.size()));
    }
    inputs = inputs.detach();
  }
}
