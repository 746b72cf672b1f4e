package gategrad.check;

import gategrad.Value;
import gategrad.notebook.InterruptedComputation;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * A circuit rebuilt from its gates, so that it can be tried out without touching anybody's numbers.
 *
 * @param result the copy of the result
 * @param nodes the copy of each node
 */
record CircuitCopy(Value result, Map<Value, Value> nodes) {

  static CircuitCopy of(Value result) {
    return of(result, new IdentityHashMap<>());
  }

  /** The same circuit with another number at one input. */
  static Value with(Value result, Value input, double number) {
    InterruptedComputation.poll();
    Map<Value, Value> fixed = new IdentityHashMap<>();
    fixed.put(input, Value.of(number));
    return of(result, fixed).result;
  }

  private static CircuitCopy of(Value result, Map<Value, Value> copies) {
    for (Value value : result.circuit()) {
      if (!copies.containsKey(value)) {
        copies.put(
            value,
            value.isLeaf()
                ? Value.of(value.data())
                : Value.apply(
                    value.gate(), value.inputs().stream().map(copies::get).toArray(Value[]::new)));
      }
    }
    return new CircuitCopy(copies.get(result), copies);
  }
}
