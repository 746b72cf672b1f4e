package gategrad.check;

import gategrad.Value;
import java.util.List;
import java.util.Optional;

/** Finds the gate that switches: its local gradients jump between x - h and x + h. */
final class Kinks {
  private static final double JUMP = 0.01;

  private Kinks() {}

  static Optional<String> of(Value result, Value input) {
    double step = Slope.STEP * Math.max(1, Math.abs(input.data()));
    List<Value> left = CircuitCopy.with(result, input, input.data() - step).circuit();
    List<Value> right = CircuitCopy.with(result, input, input.data() + step).circuit();
    for (int k = 0; k < left.size(); k++) {
      if (jumps(left.get(k), right.get(k))) {
        return Optional.of("the gate " + left.get(k).gate().name() + " switches here");
      }
    }
    return Optional.empty();
  }

  private static boolean jumps(Value left, Value right) {
    double[] a = left.localGradients();
    double[] b = right.localGradients();
    for (int k = 0; k < a.length; k++) {
      double size = Math.max(Math.abs(a[k]), Math.abs(b[k]));
      if (size > JUMP && Math.abs(a[k] - b[k]) > JUMP * size) {
        return true;
      }
    }
    return false;
  }
}
