package gategrad.nn;

import gategrad.Tensor;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;

/**
 * Bends what a linear layer calculated: applies one gate to every element.
 *
 * <pre>{@code
 * var byGate = new Activation(new LeakyReluGate(0.2));
 * var byName = Activation.named("leaky_relu");
 * }</pre>
 *
 * @param gate any gate with one input, yours included
 */
public record Activation(UnaryGate gate) implements Layer {

  /** The activation with this name, such as {@code "relu"}; an unknown one lists the nearest. */
  public static Activation named(String name) {
    if (Gates.named(name) instanceof UnaryGate gate) {
      return new Activation(gate);
    }
    throw new IllegalArgumentException(
        "the gate '%s' has more than one input, so it cannot be an activation".formatted(name));
  }

  @Override
  public Tensor forward(Tensor x, Mode mode) {
    return x.apply(gate);
  }

  @Override
  public String description() {
    return gate.name();
  }

  @Override
  public String toString() {
    return description();
  }
}
