package gategrad.explain;

import gategrad.Node;
import gategrad.Tensor;
import gategrad.Value;
import gategrad.array.Array;
import gategrad.gate.BinaryGate;
import gategrad.gate.NaryGate;
import gategrad.gate.UnaryGate;
import gategrad.gate.VectorGate;
import gategrad.loop.Loops;
import java.util.Optional;

/**
 * Notices inputs that were changed after the forward pass: a gate would give another number now.
 */
final class Stale {
  private Stale() {}

  /**
   * The first number that its gate would calculate differently.
   *
   * @param spot where
   * @param now what the gate gives for the inputs as they are now
   */
  record Change(Wire.Spot spot, double now) {}

  static Optional<Change> first(Node result) {
    for (Node node : result.circuit()) {
      if (!node.isLeaf()) {
        Optional<Change> change =
            node instanceof Value value ? change(value) : change((Tensor) node);
        if (change.isPresent()) {
          return change;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Change> change(Value value) {
    var inputs = value.inputs();
    double now = value.data();
    if (value.gate() instanceof UnaryGate gate) {
      now = gate.forward(inputs.get(0).data());
    } else if (value.gate() instanceof BinaryGate gate) {
      now = gate.forward(inputs.get(0).data(), inputs.get(1).data());
    } else if (value.gate() instanceof NaryGate gate) {
      now = gate.forward(inputs.stream().mapToDouble(Value::data).toArray());
    }
    return differs(value, 0, now);
  }

  private static Optional<Change> change(Tensor z) {
    var x = z.inputs().stream().map(Tensor::data).toArray(Array[]::new);
    Array now = z.data().zerosLike();
    if (z.gate() instanceof UnaryGate gate) {
      Loops.forward(gate, x[0], now);
    } else if (z.gate() instanceof BinaryGate gate) {
      Loops.forward(gate, x[0], x[1], now);
    } else if (z.gate() instanceof VectorGate gate) {
      gate.forward(x, now);
    }
    for (int i = 0; i < now.size(); i++) {
      Optional<Change> change = differs(z, i, now.get(i));
      if (change.isPresent()) {
        return change;
      }
    }
    return Optional.empty();
  }

  private static Optional<Change> differs(Node node, int element, double now) {
    double then = Words.value(node, element);
    return Double.compare(then, now) == 0 || then == now
        ? Optional.empty()
        : Optional.of(new Change(new Wire.Spot(node, element), now));
  }
}
