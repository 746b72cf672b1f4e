package gategrad;

import gategrad.array.Array;

/** Notices numbers that were changed between the forward and the backward pass. */
final class Versions {
  private static final int[] NONE = {};

  private Versions() {}

  /** How often the numbers of every input were changed so far, and last those of the output. */
  static int[] of(Array output, Tensor... inputs) {
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
  static void check(Tensor output, int... versions) {
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
