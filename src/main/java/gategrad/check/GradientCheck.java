package gategrad.check;

import static java.util.Objects.requireNonNull;

import gategrad.Value;
import gategrad.gate.Gate;
import gategrad.notebook.Displayable;
import gategrad.own.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Compares backprop with numerical differentiation: each input is moved a little to both sides, and
 * the result must move as the gradient says.
 *
 * <p>The step is 1e-5 (times |x| for large x). Gradients agree if their relative error <em>|a - n|
 * / max(|a|, |n|)</em> is below 1e-6, with allowance for what rounding and the curve of the
 * function explain. At a kink, where the winner of a max changes or a relu starts, any slope
 * between left and right is accepted, and the kink is named. If a gradient is wrong, the gate whose
 * local gradient is wrong is named. Nobody's gradients are touched.
 *
 * <pre>{@code
 * GradientCheck.of(x.mul(y).add(x));         // a circuit, with all its inputs
 * GradientCheck.of(new Cube());              // a gate of your own
 * GradientCheck.of(() -> model(w, b), w, b); // code that builds a circuit
 * }</pre>
 */
public final class GradientCheck implements Displayable {
  private static final double[] GRID = {0.3, -1.2, 2.5, -0.4, 1.7, -2.8};

  private final String title;
  private final List<Finding> findings;
  private final Optional<String> culprit;

  private GradientCheck(String title, List<Finding> findings, Optional<String> culprit) {
    this.title = title;
    this.findings = List.copyOf(findings);
    this.culprit = culprit;
  }

  /** Checks a result with respect to every input of its circuit. */
  public static GradientCheck of(Value result) {
    requireNonNull(result, "GradientCheck: the result is null");
    var gradients = CircuitCopy.of(result);
    gradients.result().backward();
    var findings = new ArrayList<Finding>();
    for (Value input : result.circuit()) {
      if (input.isLeaf()) {
        String name = name(input, findings.size() + 1);
        double gradient = gradients.nodes().get(input).grad();
        findings.add(
            named(
                Comparison.of(
                    name, input.data(), gradient, x -> CircuitCopy.with(result, input, x).data()),
                Kinks.of(result, input)));
      }
    }
    return new GradientCheck(
        "gradient check of " + (result.label().isEmpty() ? "the circuit" : result.label()),
        findings,
        culprit(result, findings));
  }

  /**
   * Checks code that builds a circuit, calling it again for every step; use this if the code
   * decides with {@code if} which gates to use.
   */
  public static GradientCheck of(Supplier<Value> code, Value... inputs) {
    requireNonNull(code, "GradientCheck: the code is null");
    var result = requireNonNull(code.get(), "GradientCheck: the code returned null, not a value");
    var gradients = CircuitCopy.of(result);
    gradients.result().backward();
    var findings = new ArrayList<Finding>();
    for (Value input : inputs) {
      requireNonNull(input, () -> "GradientCheck: input %d is null".formatted(findings.size() + 1));
      double at = input.data();
      var copy = gradients.nodes().get(input);
      double gradient = copy == null ? 0 : copy.grad();
      String name = name(input, findings.size() + 1);
      try {
        findings.add(Comparison.of(name, at, gradient, x -> run(code, input, x)));
      } finally {
        input.setData(at);
      }
    }
    return new GradientCheck("gradient check", findings, culprit(result, findings));
  }

  /**
   * Checks an engine of your own: its gradients of what {@code circuit} builds, at these inputs.
   *
   * <pre>{@code
   * GradientCheck.of(Num::new, v -> v.get(0).add(v.get(1)).mul(v.get(2)), -0.2, 0.5, -0.4).passed() // true
   * }</pre>
   *
   * @param input makes an input from a number
   * @param circuit builds the result of the inputs; called anew for every step
   * @param at the inputs' numbers
   */
  public static <V extends Scalar<V>> GradientCheck of(
      DoubleFunction<V> input, Function<List<V>, V> circuit, double... at) {
    requireNonNull(input, "GradientCheck: what makes an input is null");
    requireNonNull(circuit, "GradientCheck: the circuit is null");
    var inputs = Arrays.stream(at).mapToObj(input).toList();
    V result = requireNonNull(circuit.apply(inputs), "GradientCheck: the circuit is null");
    result.backward();
    var findings = new ArrayList<Finding>();
    for (int k = 0; k < at.length; k++) {
      V number = inputs.get(k);
      int moved = k;
      String name = number.label().isEmpty() ? "input " + (k + 1) : number.label();
      findings.add(
          Comparison.of(name, at[k], number.grad(), x -> result(input, circuit, at, moved, x)));
    }
    return new GradientCheck("gradient check of your engine", findings, Optional.empty());
  }

  private static <V extends Scalar<V>> double result(
      DoubleFunction<V> input, Function<List<V>, V> circuit, double[] at, int moved, double x) {
    double[] numbers = at.clone();
    numbers[moved] = x;
    return circuit.apply(Arrays.stream(numbers).mapToObj(input).toList()).data();
  }

  /** Checks the local gradients of a gate at these inputs. */
  public static GradientCheck of(Gate gate, double first, double... others) {
    requireNonNull(gate, "GradientCheck: the gate is null");
    var inputs = new double[others.length + 1];
    inputs[0] = first;
    System.arraycopy(others, 0, inputs, 1, others.length);
    return new GradientCheck("gate " + gate.name(), LocalCheck.of(gate, inputs), Optional.empty());
  }

  /** Checks the local gradients of a gate at a handful of points inside its domain. */
  public static GradientCheck of(Gate gate) {
    requireNonNull(gate, "GradientCheck: the gate is null");
    var findings = new ArrayList<Finding>();
    int count = LocalCheck.inputs(gate);
    for (int start = 0; start < GRID.length; start++) {
      var inputs = new double[count];
      for (int k = 0; k < count; k++) {
        inputs[k] = GRID[(start + k) % GRID.length];
      }
      if (Double.isFinite(LocalCheck.plug(gate, inputs).data())) {
        findings.addAll(LocalCheck.of(gate, inputs));
      }
    }
    return new GradientCheck("gate " + gate.name(), findings, Optional.empty());
  }

  private static double run(Supplier<Value> code, Value input, double number) {
    input.setData(number);
    return code.get().data();
  }

  private static Finding named(Finding finding, Optional<String> kink) {
    return finding.verdict() == Verdict.KINK && kink.isPresent()
        ? finding.explained("; " + kink.get())
        : finding;
  }

  private static Optional<String> culprit(Value result, List<Finding> findings) {
    boolean wrong = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.WRONG);
    return wrong ? LocalCheck.firstWrongGate(result) : Optional.empty();
  }

  private static String name(Value input, int number) {
    return input.label().isEmpty() ? "input " + number : input.label();
  }

  /** One finding per input, in the order of the forward pass. */
  public List<Finding> findings() {
    return findings;
  }

  /** Whether nothing is wrong and everything is finite; kinks pass. */
  public boolean passed() {
    return findings.stream()
        .allMatch(f -> f.verdict() == Verdict.AGREES || f.verdict() == Verdict.KINK);
  }

  /** The gate whose local gradient is wrong, in words, if one is. */
  public Optional<String> culprit() {
    return culprit;
  }

  @Override
  public String text() {
    return Report.text(title, summary(), findings);
  }

  @Override
  public Optional<String> html() {
    return Optional.of(Report.html(title, summary(), findings));
  }

  private String summary() {
    if (culprit.isPresent()) {
      return culprit.get();
    }
    long wrong = count(Verdict.WRONG);
    if (wrong > 0) {
      return ofAll(wrong, "wrong");
    }
    long infinite = count(Verdict.NOT_FINITE);
    if (infinite > 0) {
      return ofAll(infinite, "no finite number; FiniteCheck.of(result) says where that begins");
    }
    long kinks = count(Verdict.KINK);
    return "all %d gradients are right%s"
        .formatted(findings.size(), kinks == 0 ? "" : "; %d at a kink".formatted(kinks));
  }

  private long count(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }

  private String ofAll(long some, String what) {
    return "%d of %d gradients %s %s"
        .formatted(some, findings.size(), some == 1 ? "is" : "are", what);
  }

  /** The text. */
  @Override
  public String toString() {
    return text();
  }
}
