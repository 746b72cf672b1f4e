package gategrad;

import static java.util.Objects.requireNonNull;

import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.NaryGate;
import gategrad.gate.UnaryGate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
 * w.grad(); // 0.0074
 * }</pre>
 */
public sealed class Value extends Node implements Fluent<Value> permits NaryValue {
  private double data;
  private double grad;
  private final Value first;
  private final double firstLocal;
  private final Value second;
  private final double secondLocal;

  /**
   * Of an input, how often its number was changed; of what a gate calculated, the sum of its
   * inputs' versions at that moment. So the two differ later if an input was changed since. Two
   * bytes, because every value has it.
   */
  private char version;

  /** An input that is missing is {@code null}: small nodes make the engine fast. */
  Value(
      Gate gate,
      double data,
      int version,
      Value first,
      double firstLocal,
      Value second,
      double secondLocal) {
    super(gate);
    this.data = data;
    this.version = (char) version;
    this.first = first;
    this.firstLocal = firstLocal;
    this.second = second;
    this.secondLocal = secondLocal;
  }

  /** An input or parameter of a circuit. */
  public static Value of(double data) {
    return new Value(Gates.INPUT, data, 0, null, 0, null, 0);
  }

  /** Gives this value a name for pictures and messages, and returns it. */
  public final Value named(String label) {
    label(label);
    return this;
  }

  /** The number. */
  public final double data() {
    return data;
  }

  /**
   * Changes an input, for a step of gradient descent; what a gate calculated cannot be changed.
   * Gates that calculated with the old number keep it: a {@code backward} through them is an error
   * that says so. Calculate again first.
   */
  public final void setData(double data) {
    if (!isLeaf()) {
      throw new IllegalStateException(
          "this value was calculated by the gate '%s'; change its inputs and calculate again"
              .formatted(gate().name()));
    }
    this.data = data;
    version++;
  }

  /** How fast the result moves with this value; 0 before the first {@code backward}. */
  public final double grad() {
    return grad;
  }

  /** Sets the gradient to zero, as before every step of gradient descent. */
  public final void zeroGrad() {
    grad = 0;
    passes = 0;
  }

  /** The local gradients that the gate cached in the forward pass, one for each input. */
  public double[] localGradients() {
    return switch (inputCount()) {
      case 0 -> new double[0];
      case 1 -> new double[] {firstLocal};
      default -> new double[] {firstLocal, secondLocal};
    };
  }

  @Override
  public List<Value> inputs() {
    return switch (inputCount()) {
      case 0 -> List.of();
      case 1 -> List.of(first);
      default -> List.of(first, second);
    };
  }

  @Override
  public final List<Value> circuit() {
    return new Order(this).toList(Value[].class);
  }

  @Override
  public final Value apply(UnaryGate gate) {
    requireNonNull(gate, "apply: the gate is null");
    double y = gate.forward(data);
    return new Value(gate, y, version, this, gate.local(data, y), null, 0);
  }

  @Override
  public final Value apply(BinaryGate gate, Value second) {
    requireNonNull(gate, "apply: the gate is null");
    double x = data;
    double y = present(second, gate, 2).data;
    double z = gate.forward(x, y);
    return new Value(
        gate,
        z,
        version + second.version,
        this,
        gate.localX(x, y, z),
        second,
        gate.localY(x, y, z));
  }

  /** Plugs a gate with any number of inputs in. */
  public static Value apply(NaryGate gate, Value... inputs) {
    requireNonNull(gate, "apply: the gate is null");
    if (inputs.length == 0) {
      throw new IllegalArgumentException(gate.name() + " needs at least one input");
    }
    var data = new double[inputs.length];
    int version = 0;
    for (int k = 0; k < data.length; k++) {
      Value input = present(inputs[k], gate, k + 1);
      data[k] = input.data;
      version += input.version;
    }
    double output = gate.forward(data);
    var locals = new double[data.length];
    gate.locals(data, output, locals);
    return new NaryValue(gate, output, version, inputs.clone(), locals);
  }

  /**
   * Plugs in a gate of whatever kind, for code that does not know which: {@code
   * Value.apply(Gates.named("max"), x, y)}.
   *
   * @throws IllegalArgumentException if the gate takes another number of inputs, or whole arrays
   */
  public static Value apply(Gate gate, Value... inputs) {
    requireNonNull(gate, "apply: the gate is null");
    if (gate instanceof NaryGate nary) {
      return apply(nary, inputs);
    }
    if (gate instanceof UnaryGate unary) {
      checkCount(gate, 1, inputs.length);
      return present(inputs[0], gate, 1).apply(unary);
    }
    if (gate instanceof BinaryGate binary) {
      checkCount(gate, 2, inputs.length);
      return present(inputs[0], gate, 1).apply(binary, inputs[1]);
    }
    throw new IllegalArgumentException(
        "the gate %s works on arrays, not on single numbers; use it with Tensor.apply"
            .formatted(gate.name()));
  }

  private static void checkCount(Gate gate, int expected, int count) {
    if (count != expected) {
      throw new IllegalArgumentException(
          "the gate %s takes %d input%s, but here are %d: give one number for each input"
              .formatted(gate.name(), expected, expected == 1 ? "" : "s", count));
    }
  }

  private static Value present(Value input, Gate gate, int number) {
    if (input == null) {
      throw new NullPointerException("input %d of %s is null".formatted(number, gate.name()));
    }
    return input;
  }

  final int version() {
    return version;
  }

  @Override
  int inputCount() {
    return second != null ? 2 : first != null ? 1 : 0;
  }

  @Override
  Node input(int k) {
    return k == 0 ? first : second;
  }

  @Override
  final void clearGradient() {
    grad = 0;
  }

  @Override
  final void seed(double upstream) {
    grad += upstream;
  }

  @Override
  void countUses(BackwardPass pass) {
    int now = first.version;
    pass.countUse(first);
    if (second != null) {
      now += second.version;
      pass.countUse(second);
    }
    checkUnchanged(now);
  }

  /** An error if an input was changed since the gate calculated, and that makes a difference. */
  final void checkUnchanged(int versions) {
    if ((char) versions != version) {
      Value again = apply(gate(), inputs().toArray(Value[]::new));
      if (Double.compare(again.data, data) != 0
          || !Arrays.equals(again.localGradients(), localGradients())) {
        throw new IllegalStateException(
            "%s of the gate '%s' was changed after the gate calculated with it: run the forward pass again, or change it after backward"
                .formatted(changed(), gate().name()));
      }
    }
  }

  /** For example {@code input 1 'x' (now 10.0)}. */
  private String changed() {
    var inputs = inputs();
    return IntStream.range(0, inputs.size())
        .filter(k -> inputs.get(k).isLeaf() && inputs.get(k).version > 0)
        .mapToObj(
            k ->
                "input %d%s (now %s)"
                    .formatted(
                        k + 1,
                        inputs.get(k).label().isEmpty() ? "" : " '" + inputs.get(k).label() + "'",
                        inputs.get(k).data))
        .collect(Collectors.joining(" or "));
  }

  @Override
  void distribute(BackwardPass pass) {
    if (first == null) {
      countPass();
      return;
    }
    handOn(first, firstLocal, pass);
    if (second != null) {
      handOn(second, secondLocal, pass);
    }
  }

  /** The chain rule: downstream gradient = local gradient * upstream gradient. */
  final void handOn(Value input, double local, BackwardPass pass) {
    input.grad += local * grad;
    pass.useDone(input);
  }

  /**
   * For example {@code x = -2.0, gradient -4.0}; where the gradient adds up several passes, {@code
   * x = -2.0, gradient -8.0 (sum of 2 passes)}.
   */
  @Override
  public final String toString() {
    String name = label().isEmpty() ? gate().name() : label();
    return passes() == 0 && grad == 0
        ? "%s = %s, no gradient yet".formatted(name, data)
        : "%s = %s, gradient %s%s"
            .formatted(
                name, data, grad, passes > 1 ? " (sum of %d passes)".formatted(passes()) : "");
  }
}
