package gategrad.explain;

import gategrad.Node;
import gategrad.Tensor;
import gategrad.gate.BinaryGate;
import gategrad.gate.UnaryGate;
import gategrad.gate.VectorGate;
import gategrad.notebook.InterruptedComputation;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Traces one element of a {@link Tensor}: the numbers are those elements of later tensors that it
 * reaches.
 */
final class TensorTrace {
  /** More wires than this would take longer than a reader waits. */
  private static final int MOST_WIRES = 4_000_000;

  private final Trace.Builder builder = new Trace.Builder();
  private final Map<Node, int[]> numbers = new IdentityHashMap<>();
  private final Tensor result;
  private final double[] seeds;

  private TensorTrace(Tensor result, double[] seeds) {
    this.result = result;
    this.seeds = seeds;
  }

  /** Empty if following every number would take too long. */
  static Optional<Trace> of(Tensor x, int element, Tensor result, double[] seeds) {
    var trace = new TensorTrace(result, seeds);
    int[] first = trace.unknown(x);
    first[element] = trace.builder.number(x, element, x == result ? seeds[element] : 0);
    trace.numbers.put(x, first);
    try {
      for (Node node : result.circuit()) {
        if (node != x && !node.isLeaf()) {
          trace.add((Tensor) node);
        }
      }
    } catch (TooMany tooMany) {
      return Optional.empty();
    }
    return Optional.of(trace.builder.build());
  }

  private int[] unknown(Tensor tensor) {
    var unknown = new int[tensor.data().size()];
    Arrays.fill(unknown, -1);
    return unknown;
  }

  private void add(Tensor z) {
    List<Tensor> inputs = z.inputs();
    var wires = new Wires(z.data().size());
    for (int k = 0; k < inputs.size(); k++) {
      int[] sources = numbers.get(inputs.get(k));
      if (sources != null) {
        InterruptedComputation.poll();
        connect(z, k, sources, wires);
      }
    }
    if (wires.count() == 0) {
      return;
    }
    int[] own = unknown(z);
    for (int out = 0; out < own.length; out++) {
      List<Wires.Wire> arriving = wires.into(out);
      if (!arriving.isEmpty()) {
        own[out] = builder.number(z, out, z == result ? seeds[out] : 0);
        arriving.forEach(wire -> builder.wire(wire.source(), wire.input(), wire.slope()));
      }
    }
    numbers.put(z, own);
    if (builder.wires() > MOST_WIRES) {
      throw new TooMany();
    }
  }

  private void connect(Tensor z, int k, int[] sources, Wires wires) {
    if (z.gate() instanceof UnaryGate gate) {
      Tensor x = z.inputs().get(0);
      for (int i = 0; i < sources.length; i++) {
        if (sources[i] >= 0) {
          wires.add(i, sources[i], k, gate.local(x.data().get(i), z.data().get(i)));
        }
      }
    } else if (z.gate() instanceof BinaryGate gate) {
      for (int i = 0; i < sources.length; i++) {
        if (sources[i] >= 0) {
          wires.add(i, sources[i], k, local(gate, k, z, i));
        }
      }
    } else if (z.gate() instanceof VectorGate gate) {
      if (!VectorSlopes.connect(gate, k, z, sources, wires)) {
        throw new TooMany();
      }
    }
  }

  private static double local(BinaryGate gate, int k, Tensor z, int i) {
    double x = z.inputs().get(0).data().get(i);
    double y = z.inputs().get(1).data().get(i);
    double out = z.data().get(i);
    return k == 0 ? gate.localX(x, y, out) : gate.localY(x, y, out);
  }

  /** Following every number would take too long. */
  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMany() {
      super("too many wires", null, false, false);
    }
  }
}
