package gategrad.numeric;

import gategrad.Value;
import gategrad.notebook.InterruptedComputation;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A circuit calculated once more in some arithmetic, forward and backward; the circuit itself is
 * left alone.
 */
final class Run {
  private final List<Value> circuit;
  private final Map<Value, Integer> index = new IdentityHashMap<>();
  private final Arithmetic arithmetic;
  private final double[] values;
  private final double[][] slopes;
  private final double[] gradients;

  private Run(Value result, Arithmetic arithmetic) {
    InterruptedComputation.poll();
    this.circuit = result.circuit();
    this.arithmetic = arithmetic;
    values = new double[circuit.size()];
    slopes = new double[circuit.size()][];
    gradients = new double[circuit.size()];
  }

  /** With the numbers that the inputs have. */
  static Run of(Value result, Arithmetic arithmetic) {
    var run = new Run(result, arithmetic);
    run.forward(Optional.empty(), 0);
    run.backward();
    return run;
  }

  /** Forward only, with another number at one input. */
  static Run with(Value result, Arithmetic arithmetic, Value input, double number) {
    var run = new Run(result, arithmetic);
    run.forward(Optional.of(input), number);
    return run;
  }

  private void forward(Optional<Value> moved, double number) {
    for (int u = 0; u < values.length; u++) {
      Value value = circuit.get(u);
      index.put(value, u);
      boolean isMoved = moved.isPresent() && moved.get() == value;
      if (isMoved || value.isLeaf()) {
        values[u] = arithmetic.round(isMoved ? number : value.data());
        slopes[u] = new double[0];
        continue;
      }
      Value again = Value.apply(value.gate(), inputs(value));
      values[u] = arithmetic.round(again.data());
      slopes[u] = again.localGradients();
      for (int k = 0; k < slopes[u].length; k++) {
        slopes[u][k] = arithmetic.round(slopes[u][k]);
      }
    }
  }

  private Value[] inputs(Value value) {
    return value.inputs().stream()
        .map(input -> Value.of(values[index.get(input)]))
        .toArray(Value[]::new);
  }

  private void backward() {
    gradients[values.length - 1] = 1;
    for (int u = values.length - 1; u >= 0; u--) {
      var inputs = circuit.get(u).inputs();
      for (int k = 0; k < slopes[u].length; k++) {
        int input = index.get(inputs.get(k));
        double part = arithmetic.round(slopes[u][k] * gradients[u]);
        gradients[input] = arithmetic.round(gradients[input] + part);
      }
    }
  }

  double result() {
    return values[values.length - 1];
  }

  double value(Value value) {
    return values[index.get(value)];
  }

  double gradient(Value value) {
    return gradients[index.get(value)];
  }

  /** The local gradients of a gate, none at an input. */
  double[] slopes(Value value) {
    return slopes[index.get(value)];
  }

  /** The first gate that made a number that is not finite out of finite ones. */
  Optional<Value> firstNotFinite() {
    return circuit.stream().filter(value -> !Double.isFinite(value(value))).findFirst();
  }
}
