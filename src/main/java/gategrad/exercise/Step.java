package gategrad.exercise;

import gategrad.Value;
import gategrad.gate.Gate;
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
record Step(Gate gate, double[] inputs, double output, double[] locals, double upstream) {

  static Step of(Value node, double upstream) {
    var inputs = node.inputs().stream().mapToDouble(Value::data).toArray();
    return new Step(node.gate(), inputs, node.data(), node.localGradients(), upstream);
  }

  /** The chain rule: upstream times local. */
  double[] right() {
    return map(k -> upstream * locals[k]);
  }

  /** One number for each input. */
  double[] map(IntToDoubleFunction rule) {
    return IntStream.range(0, inputs.length).mapToDouble(rule).toArray();
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
