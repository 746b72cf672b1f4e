package gategrad.numeric;

import gategrad.Value;
import gategrad.notebook.InterruptedComputation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A circuit calculated in exact fractions, forward and backward, as far as fractions reach. */
final class FractionRun {
  /** Fractions with more bits than this say nothing any more, and take long. */
  private static final int LONGEST = 20_000;

  private final Map<Value, Fraction> values = new IdentityHashMap<>();
  private final Map<Value, Fraction> gradients = new IdentityHashMap<>();
  private final Map<Value, Fraction[]> slopes = new IdentityHashMap<>();
  private Optional<Value> leaves = Optional.empty();

  FractionRun(Value result) {
    List<Value> circuit = result.circuit();
    circuit.forEach(this::forward);
    if (leaves.isEmpty()) {
      gradients.put(result, Fraction.ONE);
      for (int u = circuit.size() - 1; u >= 0; u--) {
        backward(circuit.get(u));
      }
    }
  }

  private void forward(Value value) {
    InterruptedComputation.poll();
    if (value.isLeaf()) {
      if (Double.isFinite(value.data())) {
        values.put(value, Fraction.of(value.data()));
      } else if (leaves.isEmpty()) {
        leaves = Optional.of(value);
      }
      return;
    }
    var inputs = new ArrayList<Fraction>();
    for (Value input : value.inputs()) {
      if (!values.containsKey(input)) {
        return;
      }
      inputs.add(values.get(input));
    }
    Optional<FractionRule> rule =
        FractionRule.of(value.gate(), inputs).filter(r -> r.value().digits() < LONGEST);
    if (rule.isPresent()) {
      values.put(value, rule.get().value());
      slopes.put(value, rule.get().slopes());
    } else if (leaves.isEmpty()) {
      leaves = Optional.of(value);
    }
  }

  private void backward(Value value) {
    Fraction upstream = gradients.getOrDefault(value, Fraction.ZERO);
    for (int k = 0; k < value.inputs().size(); k++) {
      Fraction part = slopes.get(value)[k].times(upstream);
      gradients.merge(value.inputs().get(k), part, Fraction::plus);
    }
  }

  /** The first gate that leaves the fractions; there are no gradients if there is one. */
  Optional<Value> leaves() {
    return leaves;
  }

  Optional<Fraction> value(Value value) {
    return Optional.ofNullable(values.get(value));
  }

  Optional<Fraction> gradient(Value value) {
    return Optional.ofNullable(gradients.get(value));
  }
}
