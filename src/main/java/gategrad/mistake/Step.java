package gategrad.mistake;

import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.NaryGate;
import gategrad.gate.UnaryGate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One gate at work in the backward pass.
 *
 * @param inputs what went in
 * @param output what came out
 * @param locals the local gradients, one for each input
 * @param upstream the gradient that arrived at the output
 */
public record Step(Gate gate, double[] inputs, double output, double[] locals, double upstream) {

  /** The gate of the catalogue, with the local gradients that it states. */
  static Step of(Gate gate, double[] x, double upstream) {
    double y = forward(gate, x);
    double[] locals = new double[x.length];
    if (gate instanceof UnaryGate unary) {
      locals[0] = unary.local(x[0], y);
    } else if (gate instanceof BinaryGate binary) {
      locals[0] = binary.localX(x[0], x[1], y);
      locals[1] = binary.localY(x[0], x[1], y);
    } else if (gate instanceof NaryGate nary) {
      nary.locals(x, y, locals);
    }
    return new Step(gate, x, y, locals, upstream);
  }

  /** The output of a gate of single numbers. */
  static double forward(Gate gate, double... x) {
    if (gate instanceof UnaryGate unary) {
      return unary.forward(x[0]);
    } else if (gate instanceof BinaryGate binary) {
      return binary.forward(x[0], x[1]);
    } else if (gate instanceof NaryGate nary) {
      return nary.forward(x);
    }
    throw new IllegalArgumentException(
        "the gate %s works on arrays, not on single numbers".formatted(gate.name()));
  }

  /** The chain rule: upstream times local. */
  double[] right() {
    return map(k -> upstream * locals[k]);
  }

  /** One number for each input. */
  double[] map(IntToDoubleFunction rule) {
    return IntStream.range(0, inputs.length).mapToDouble(rule).toArray();
  }

  /** The first input. */
  double x() {
    return inputs[0];
  }

  /** The number of the other input; of the same one where there is no other. */
  int other(int k) {
    return inputs.length - 1 - k;
  }

  /** Whether this input is the largest, the first of equals. */
  boolean wins(int k) {
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i] > inputs[k] || inputs[i] == inputs[k] && i < k) {
        return false;
      }
    }
    return true;
  }
}
