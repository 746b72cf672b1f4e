package gategrad.exercise;

import gategrad.Node;
import gategrad.Value;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Compares a learner's gradients of a whole circuit with the right ones and, where they differ,
 * looks for one gate at which one known mistake explains all of them.
 *
 * @param output the end of the circuit
 * @param inputs the values whose gradients are asked for
 */
record CircuitCheck(Value output, List<Value> inputs) {

  Verdict judge(double[] got) {
    double[] right = gradients(node -> Step::right, Double::sum);
    if (got.length != right.length) {
      return Verdict.wrong(
          "expected %d gradients (%s), got %d"
              .formatted(right.length, String.join(", ", names()), got.length));
    }
    for (int k = 0; k < right.length; k++) {
      if (!Numbers.same(right[k], got[k])) {
        return Verdict.wrong(
            "gradient of " + names().get(k),
            Numbers.text(right[k]),
            Numbers.text(got[k]),
            diagnose(right, got).orElse(""));
      }
    }
    return Verdict.RIGHT;
  }

  private Optional<String> diagnose(double[] right, double[] got) {
    return Stream.<java.util.function.Supplier<Optional<String>>>of(
            () -> forks(got), () -> wholeCircuit(right, got), () -> gates(got))
        .flatMap(question -> question.get().stream())
        .findFirst();
  }

  /** {@code =} where the paths of a fork must add up. */
  private Optional<String> forks(double[] got) {
    boolean last = Numbers.same(gradients(node -> Step::right, (old, part) -> part), got);
    boolean first =
        Numbers.same(gradients(node -> Step::right, (old, part) -> old == 0 ? part : old), got);
    return last || first
        ? Optional.of(
            "a value that is used twice kept the gradient of one path: add them up (+=, not =)")
        : Optional.empty();
  }

  private static Optional<String> wholeCircuit(double[] right, double[] got) {
    double[] sortedRight = right.clone();
    double[] sortedGot = got.clone();
    Arrays.sort(sortedRight);
    Arrays.sort(sortedGot);
    if (Numbers.same(sortedRight, sortedGot)) {
      return Optional.of("the numbers are right but in another order");
    }
    double times = ratio(right, got);
    if (times == -1) {
      return Optional.of("the sign of every gradient is wrong");
    }
    return Double.isFinite(times) && times != 0
        ? Optional.of(
            "every gradient is %s times the right one: was one gate left out, or the start not 1?"
                .formatted(Numbers.text(times)))
        : Optional.empty();
  }

  /** What all gradients are multiplied by; NaN where there is no such number. */
  private static double ratio(double[] right, double[] got) {
    double times = Double.NaN;
    for (int k = 0; k < right.length; k++) {
      if (right[k] != 0) {
        times = got[k] / right[k];
      }
    }
    double found = times;
    var scaled = Arrays.stream(right).map(x -> x == 0 ? 0 : x * found).toArray();
    return Numbers.same(scaled, got) ? times : Double.NaN;
  }

  private Optional<String> gates(double[] got) {
    for (var mistake : Mistake.RULES) {
      for (Value gate : output.circuit()) {
        Function<Node, Function<Step, double[]>> rules =
            node -> node == gate ? mistake.rule() : Step::right;
        if (!gate.isLeaf() && Numbers.same(gradients(rules, Double::sum), got)) {
          return Optional.of("at the gate %s: %s".formatted(describe(gate), mistake.text()));
        }
      }
    }
    return Optional.empty();
  }

  /** Backward by the given rules; {@code join} puts a further path to what is there already. */
  private double[] gradients(
      Function<Node, Function<Step, double[]>> rules, DoubleBinaryOperator join) {
    Map<Node, Double> gradients = new IdentityHashMap<>();
    gradients.put(output, 1.0);
    var order = output.circuit();
    for (int i = order.size() - 1; i >= 0; i--) {
      var node = order.get(i);
      if (!node.isLeaf()) {
        var step = Step.of(node, gradients.getOrDefault(node, 0.0));
        double[] parts = rules.apply(node).apply(step);
        for (int k = 0; k < parts.length; k++) {
          gradients.merge(node.inputs().get(k), parts[k], join::applyAsDouble);
        }
      }
    }
    return inputs.stream().mapToDouble(x -> gradients.getOrDefault(x, 0.0)).toArray();
  }

  private List<String> names() {
    return inputs.stream().map(CircuitCheck::name).toList();
  }

  private static String name(Value value) {
    return value.label().isEmpty() ? Numbers.text(value.data()) : value.label();
  }

  private static String describe(Value gate) {
    var inputs = gate.inputs().stream().map(CircuitCheck::name).toList();
    return "%s (inputs %s)".formatted(gate.gate().symbol(), String.join(", ", inputs));
  }
}
