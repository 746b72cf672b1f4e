package gategrad;

import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.NaryGate;
import gategrad.gate.UnaryGate;
import java.util.List;

/**
 * A number in a circuit: it knows its value, the gate that made it, and after {@code backward} its
 * gradient.
 *
 * <p>The forward pass happens while you calculate, and every gate caches its local gradients then,
 * as in the lecture. Numbers follow IEEE 754: a NaN or an infinity is passed on.
 *
 * <pre>{@code
 * var w = Value.of(2).named("w");
 * var y = w.mul(3).sigmoid();
 * y.backward();
 * w.grad(); // sigmoid(6) * (1 - sigmoid(6)) * 3
 * }</pre>
 */
public final class Value extends Node implements Fluent<Value> {
  private static final double[] NO_LOCALS = {};
  private static final Value[] NO_INPUTS = {};

  private double data;
  private double grad;
  private final Value[] inputs;
  private final double[] locals;

  private Value(Gate gate, double data, Value[] inputs, double[] locals) {
    super(gate);
    this.data = data;
    this.inputs = inputs;
    this.locals = locals;
  }

  /** An input or parameter of a circuit. */
  public static Value of(double data) {
    return new Value(Gates.INPUT, data, NO_INPUTS, NO_LOCALS);
  }

  /** Gives this value a name for pictures and messages, and returns it. */
  public Value named(String label) {
    label(label);
    return this;
  }

  /** The number. */
  public double data() {
    return data;
  }

  /** Changes an input, for a step of gradient descent; what a gate calculated cannot be changed. */
  public void setData(double data) {
    if (!isLeaf()) {
      throw new IllegalStateException(
          "this value was calculated by the gate '%s'; change its inputs and calculate again"
              .formatted(gate().name()));
    }
    this.data = data;
  }

  /** How fast the result moves with this value; 0 before the first {@code backward}. */
  public double grad() {
    return grad;
  }

  /** Sets the gradient to zero, as before every step of gradient descent. */
  public void zeroGrad() {
    grad = 0;
  }

  /** The local gradients that the gate cached in the forward pass, one for each input. */
  public double[] localGradients() {
    return locals.clone();
  }

  @Override
  public List<Value> inputs() {
    return List.of(inputs);
  }

  @Override
  public Value apply(UnaryGate gate) {
    double y = gate.forward(data);
    return new Value(gate, y, new Value[] {this}, new double[] {gate.local(data, y)});
  }

  @Override
  public Value apply(BinaryGate gate, Value second) {
    if (second == null) {
      throw new NullPointerException("the second input of %s is null".formatted(gate.name()));
    }
    double x = data;
    double y = second.data;
    double z = gate.forward(x, y);
    return new Value(
        gate,
        z,
        new Value[] {this, second},
        new double[] {gate.localX(x, y, z), gate.localY(x, y, z)});
  }

  /** Plugs a gate with any number of inputs in. */
  public static Value apply(NaryGate gate, Value... inputs) {
    var data = new double[inputs.length];
    for (int k = 0; k < inputs.length; k++) {
      data[k] = requireInput(gate, inputs, k).data;
    }
    double output = gate.forward(data);
    var locals = new double[data.length];
    gate.locals(data, output, locals);
    return new Value(gate, output, inputs.clone(), locals);
  }

  private static Value requireInput(Gate gate, Value[] inputs, int k) {
    if (inputs[k] == null) {
      throw new NullPointerException("input %d of %s is null".formatted(k + 1, gate.name()));
    }
    return inputs[k];
  }

  @Override
  int inputCount() {
    return inputs.length;
  }

  @Override
  Node input(int k) {
    return inputs[k];
  }

  @Override
  void clearGradient() {
    grad = 0;
  }

  @Override
  void seed(double upstream) {
    grad += upstream;
  }

  @Override
  void distribute() {
    for (int k = 0; k < inputs.length; k++) {
      inputs[k].grad += locals[k] * grad;
    }
  }

  /** For example {@code x = -2.0, gradient -4.0}. */
  @Override
  public String toString() {
    return (label().isEmpty() ? gate().name() : label()) + " = " + data + ", gradient " + grad;
  }
}
