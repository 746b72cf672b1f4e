package gategrad.nn;

import gategrad.Tensor;
import gategrad.array.Precision;
import gategrad.array.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a network: turns a batch of inputs into a batch of outputs, with parameters to learn or
 * without.
 *
 * <p>Write your own; only {@link #forward(Tensor, Mode)} is required:
 *
 * <pre>{@code
 * record Square() implements Layer {
 *   public Tensor forward(Tensor x, Mode mode) { return x.mul(x); }
 * }
 * }</pre>
 */
public interface Layer {

  /** The outputs for a batch of inputs, recorded for the backward pass. */
  Tensor forward(Tensor x, Mode mode);

  /** The outputs in evaluation mode. */
  default Tensor forward(Tensor x) {
    return forward(x, Mode.EVALUATION);
  }

  /** The outputs in evaluation mode, not recorded: faster, and enough to use a network. */
  default Tensor predict(Tensor x) {
    return forward(x.noGrad(), Mode.EVALUATION);
  }

  /** What the layer learns, by name and in order; the names are those of saved weights. */
  default Map<String, Tensor> namedParameters() {
    return Map.of();
  }

  /** What the layer learns. */
  default List<Tensor> parameters() {
    return List.copyOf(namedParameters().values());
  }

  /** Sets all gradients to zero. */
  default void zeroGrad() {
    parameters().forEach(Tensor::zeroGrad);
  }

  /** The shape of the output for an input of this shape; one that does not fit is an error. */
  default Shape shape(Shape input) {
    return input;
  }

  /** How many neurons the layer has; an activation belongs to the neurons before it. */
  default int neurons() {
    return 0;
  }

  /** The same layer with its parameters in another precision. */
  default Layer to(Precision precision) {
    return this;
  }

  /** What this layer is, in a few words. */
  default String description() {
    return getClass().getSimpleName();
  }

  /** The layers this one consists of, if it is a network of several. */
  default Optional<List<Layer>> layers() {
    return Optional.empty();
  }
}
