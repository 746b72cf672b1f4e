package gategrad.mistake;

import static java.util.Objects.requireNonNull;

import gategrad.Node;
import gategrad.Value;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import gategrad.own.Scalar;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Finds what is wrong in what a learner wrote, from nothing but its numbers.
 *
 * <p>The code is tried at inputs drawn for the purpose, and what it gives is compared with what is
 * right, in every convention that is. Where it differs, the catalogue of mistakes is fitted: one is
 * named only if it gives exactly the learner's numbers at every probe and no other does.
 *
 * <pre>{@code
 * class Switcher {
 *   double x, y;
 *   double forward(double x, double y) { this.x = x; this.y = y; return x * y; }
 *   double[] backward(double dz) { return new double[] {x * dz, y * dz}; }
 * }
 * Finder.gate("mul", Switcher::new, Switcher::forward, Switcher::backward, random).named().get() // "two.swapped"
 * }</pre>
 */
public final class Finder {
  private static final List<String> USUAL = List.of("add", "mul", "max", "sigmoid");

  private Finder() {}

  /**
   * The first wrong gate of a circuit, in the order of the backward pass: a value, or a tensor such
   * as the output of a layer. Each gate's backward is compared with the numerical vector-Jacobian
   * product at the numbers that it saw. What is calculated right is not blamed for what is not.
   *
   * <pre>{@code
   * record Cubed() implements UnaryGate {
   *   public double forward(double x) { return x * x * x; }
   *   public double local(double x, double y) { return -3 * x * x; }
   * }
   * Finder.of(x.apply(new Cubed()).mul(y), random).named().get() // "gate.sign"
   * }</pre>
   */
  public static Diagnosis of(Node result, RandomGenerator random) {
    requireNonNull(result, "Finder: the result is null");
    return new WrongGate(requireNonNull(random, "random")).in(result);
  }

  /** A gate of your own with one input or two, alone, at fresh probes. */
  public static Diagnosis of(Gate gate, RandomGenerator random) {
    requireNonNull(gate, "Finder: the gate is null");
    if (!(gate instanceof UnaryGate || gate instanceof BinaryGate)) {
      throw new IllegalArgumentException(
          "give the finder a result of the gate %s: Finder.of(x.apply(gate), random)"
              .formatted(gate.name()));
    }
    return WrongGate.judge(gate, requireNonNull(random, "random"));
  }

  /** A gate with two inputs, written as on the slide; {@code name} is that of the catalogue. */
  public static <G> Diagnosis gate(
      String name,
      Supplier<G> make,
      OwnGate.Forward<G> forward,
      OwnGate.Backward<G> backward,
      RandomGenerator random) {
    return GateCheck.of(named(name, BinaryGate.class, "two inputs"))
        .judge(OwnGate.of(make, forward, backward), requireNonNull(random, "random"));
  }

  /** A gate with one input, written as on the slide; {@code name} is that of the catalogue. */
  public static <G> Diagnosis unaryGate(
      String name,
      Supplier<G> make,
      OwnGate.Single<G> forward,
      OwnGate.Single<G> backward,
      RandomGenerator random) {
    return GateCheck.of(named(name, UnaryGate.class, "one input"))
        .judge(OwnGate.ofOne(make, forward, backward), requireNonNull(random, "random"));
  }

  /** What a gate with two inputs does when they are equal: the first one should win. */
  public static <G> Diagnosis tie(
      String name,
      Supplier<G> make,
      OwnGate.Forward<G> forward,
      OwnGate.Backward<G> backward,
      RandomGenerator random) {
    return Tie.of(named(name, BinaryGate.class, "two inputs"))
        .judge(OwnGate.of(make, forward, backward), requireNonNull(random, "random"));
  }

  private static <T extends Gate> T named(String name, Class<T> kind, String words) {
    var gate = Gates.named(name);
    if (!kind.isInstance(gate)) {
      throw new IllegalArgumentException("the gate %s does not have %s".formatted(name, words));
    }
    return kind.cast(gate);
  }

  /**
   * The gradients of a circuit that a learner went back through by hand.
   *
   * @param output the end of the right circuit
   * @param inputs its named inputs, in the order of the answer
   * @param answer the learner's gradients for these inputs
   * @param own gates of the learner's that the answer works with, by name: where they are wrong,
   *     what they give when they are used correctly counts as right
   */
  public static Diagnosis circuit(
      Value output,
      List<Value> inputs,
      UnaryOperator<double[]> answer,
      Map<String, Supplier<OwnGate>> own,
      RandomGenerator random) {
    return CircuitCheck.of(Plan.of(output, inputs))
        .judge(answer, own, requireNonNull(random, "random"));
  }

  /**
   * A whole engine of a learner's: each of its gates alone, then chains of them, then forks.
   *
   * @param input makes an input from a number: {@code Num::new}
   * @param gates the gates to ask for, such as {@code "add", "mul"}; none means add, mul, max and
   *     sigmoid
   */
  public static <V extends Scalar<V>> EngineReport engine(
      DoubleFunction<V> input, RandomGenerator random, String... gates) {
    requireNonNull(input, "input");
    requireNonNull(random, "random");
    return new EngineReport(
        new EngineCheck<>(input, random).judge(gates.length == 0 ? USUAL : List.of(gates)));
  }
}
