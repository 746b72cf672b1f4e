package gategrad.explain;

import gategrad.Node;
import gategrad.Value;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Traces a {@link Value}: every node is one number, and its slopes are those that it cached. */
final class ValueTrace {
  private ValueTrace() {}

  static Trace of(Value x, Value result, double seed) {
    var builder = new Trace.Builder();
    Map<Node, Integer> numbers = new IdentityHashMap<>();
    numbers.put(x, builder.number(x, 0, x == result ? seed : 0));
    for (Node node : result.circuit()) {
      if (node != x && !node.isLeaf()) {
        add((Value) node, node == result ? seed : 0, numbers, builder);
      }
    }
    return builder.build();
  }

  private static void add(
      Value value, double seed, Map<Node, Integer> numbers, Trace.Builder builder) {
    List<Value> inputs = value.inputs();
    double[] slopes = value.localGradients();
    boolean reached = false;
    for (int k = 0; k < slopes.length; k++) {
      Integer source = numbers.get(inputs.get(k));
      if (source != null) {
        if (!reached) {
          numbers.put(value, builder.number(value, 0, seed));
          reached = true;
        }
        builder.wire(source, k, slopes[k]);
      }
    }
  }
}
