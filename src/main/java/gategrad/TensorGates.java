package gategrad;

import static java.util.Objects.requireNonNull;

import gategrad.array.Array;
import gategrad.array.Shape;
import gategrad.array.ShapeLines;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import gategrad.gate.VectorGate;
import gategrad.loop.Loops;

/**
 * Plugs gates into tensors: checks the inputs, calculates, and later hands gradients back. Notices
 * numbers that were changed between the forward and the backward pass.
 */
final class TensorGates {
  private static final int[] NONE = {};

  private TensorGates() {}

  static Tensor plug(UnaryGate gate, Tensor x) {
    Array y = x.data().zerosLike();
    Loops.forward(gate, x.data(), y);
    return result(gate, y, x);
  }

  static Tensor plug(BinaryGate gate, Tensor x, Tensor y) {
    requireNonNull(y, "the second input of " + gate.name());
    if (!x.shape().equals(y.shape())) {
      throw new IllegalArgumentException(
          "%s works element by element, but the shapes are %s and %s (%s); see addRow and broadcast"
                  .formatted(gate.name(), x.shape(), y.shape(), x.shape().difference(y.shape()))
              + ShapeLines.firstDifference("first", x.shape(), "second", y.shape()));
    }
    checkPrecision(gate, x, y);
    Array z = x.data().zerosLike();
    Loops.forward(gate, x.data(), y.data(), z);
    return result(gate, z, x, y);
  }

  static Tensor plug(VectorGate gate, Tensor... inputs) {
    checkPrecision(gate, inputs);
    Array[] x = arrays(inputs);
    Array z = Array.zeros(gate.shape(shapes(x)), inputs[0].precision());
    gate.forward(x, z);
    return result(gate, z, inputs);
  }

  static void checkPrecision(Gate gate, Tensor... tensors) {
    for (Tensor tensor : tensors) {
      if (tensor.precision() != tensors[0].precision()) {
        throw new IllegalArgumentException(
            "%s: the inputs mix %s %s with %s %s; convert one with toFloat32() or toFloat64()"
                .formatted(
                    gate.name(),
                    tensors[0].precision(),
                    tensors[0].shape(),
                    tensor.precision(),
                    tensor.shape()));
      }
    }
  }

  /** A tensor that is not recorded forgets its inputs, so that they can be collected. */
  private static Tensor result(Gate gate, Array data, Tensor... inputs) {
    var recording = Recording.of(inputs);
    return recording == Recording.GRADIENT
        ? new Tensor(gate, data, recording, inputs)
        : new Tensor(Gates.INPUT, data, recording);
  }

  /** Adds to the gradient of every input its share of the gradient of {@code z}. */
  static void distribute(Tensor z, Tensor... inputs) {
    // the number first: JDK 17 takes long to see that a gate is not of a kind
    if (inputs.length == 1 && z.gate() instanceof UnaryGate unary) {
      Tensor x = inputs[0];
      Loops.backward(unary, x.data(), z.data(), z.gradData(), x.gradData());
    } else if (inputs.length == 2 && z.gate() instanceof BinaryGate binary) {
      distribute(binary, inputs[0], inputs[1], z);
    } else if (z.gate() instanceof VectorGate vector) {
      Array[] x = arrays(inputs);
      for (int k = 0; k < inputs.length; k++) {
        if (inputs[k].requiresGrad()) {
          vector.backward(k, x, z.data(), z.gradData(), inputs[k].gradData());
        }
      }
    }
  }

  private static void distribute(BinaryGate gate, Tensor x, Tensor y, Tensor z) {
    if (x.requiresGrad()) {
      Loops.backwardX(gate, x.data(), y.data(), z.data(), z.gradData(), x.gradData());
    }
    if (y.requiresGrad()) {
      Loops.backwardY(gate, x.data(), y.data(), z.data(), z.gradData(), y.gradData());
    }
  }

  private static Shape[] shapes(Array... arrays) {
    var shapes = new Shape[arrays.length];
    for (int k = 0; k < arrays.length; k++) {
      shapes[k] = arrays[k].shape();
    }
    return shapes;
  }

  private static Array[] arrays(Tensor... tensors) {
    var arrays = new Array[tensors.length];
    for (int k = 0; k < tensors.length; k++) {
      arrays[k] = tensors[k].data();
    }
    return arrays;
  }

  /** How often the numbers of every input were changed so far, and last those of the output. */
  static int[] versions(Array output, Tensor... inputs) {
    if (inputs.length == 0) {
      return NONE;
    }
    var versions = new int[inputs.length + 1];
    for (int k = 0; k < inputs.length; k++) {
      versions[k] = inputs[k].data().version();
    }
    versions[inputs.length] = output.version();
    return versions;
  }

  /** An error if a gate's numbers are not those it calculated with. */
  static void checkVersions(Tensor output, int... versions) {
    for (int k = 0; k < versions.length - 1; k++) {
      var input = (Tensor) output.input(k);
      if (input.data().version() != versions[k]) {
        throw changed(output, "input " + (k + 1), input);
      }
    }
    if (versions.length > 0 && output.data().version() != versions[versions.length - 1]) {
      throw changed(output, "the output", output);
    }
  }

  private static IllegalStateException changed(Tensor output, String role, Tensor tensor) {
    return new IllegalStateException(
        "%s of the gate '%s', %s, was changed after the gate calculated with it: run the forward pass again, or change it after backward"
            .formatted(
                role,
                output.gate().name(),
                tensor.label().isEmpty()
                    ? "a tensor " + tensor.shape()
                    : "'" + tensor.label() + "' " + tensor.shape()));
  }
}
