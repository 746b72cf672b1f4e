package gategrad.explain;

import gategrad.Tensor;
import gategrad.array.Array;
import gategrad.array.Shape;
import gategrad.gate.AddRowGate;
import gategrad.gate.AffineGate;
import gategrad.gate.BroadcastGate;
import gategrad.gate.ConcatGate;
import gategrad.gate.Gate;
import gategrad.gate.MatmulGate;
import gategrad.gate.MaxAxisGate;
import gategrad.gate.MeanGate;
import gategrad.gate.PickRowsGate;
import gategrad.gate.SliceGate;
import gategrad.gate.SumGate;
import gategrad.gate.TransposeGate;
import gategrad.gate.VectorGate;
import gategrad.notebook.InterruptedComputation;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The slopes of a gate on whole arrays, one by one, for those elements of one input that are asked
 * about.
 *
 * <p>A product of matrices has the other matrix as its slopes. A gate that only moves and adds is
 * asked for its output for a single one; every other gate for its backward pass from a single
 * output, so that the slopes are exactly those that backprop uses.
 */
final class VectorSlopes {
  /** Elements that may be touched, a second or less. */
  private static final long BUDGET = 400_000_000;

  private static final Set<Class<? extends VectorGate>> MOVERS =
      Set.of(
          AddRowGate.class,
          BroadcastGate.class,
          ConcatGate.class,
          MeanGate.class,
          PickRowsGate.class,
          SliceGate.class,
          SumGate.class,
          TransposeGate.class);

  private final VectorGate gate;
  private final int input;
  private final Tensor z;
  private final int[] sources;
  private final Wires wires;

  private VectorSlopes(VectorGate gate, int input, Tensor z, int[] sources, Wires wires) {
    this.gate = gate;
    this.input = input;
    this.z = z;
    this.sources = sources;
    this.wires = wires;
  }

  /** Whether the gate can only move, copy and add, so that a slope of 0 means no connection. */
  static boolean onlyMoves(Gate gate) {
    return MOVERS.contains(gate.getClass());
  }

  /** Adds the wires from those elements that have a number; false if that would take too long. */
  static boolean connect(VectorGate gate, int input, Tensor z, int[] sources, Wires wires) {
    return new VectorSlopes(gate, input, z, sources, wires).connect();
  }

  private boolean connect() {
    if (gate instanceof MatmulGate product) {
      product(product.transposeX(), product.transposeY());
      return true;
    }
    if (gate instanceof AffineGate && input < 2) {
      product(false, false);
      return true;
    }
    int[] asked = IntStream.range(0, sources.length).filter(i -> sources[i] >= 0).toArray();
    long size = z.inputs().stream().mapToLong(x -> x.data().size()).sum() + z.data().size();
    long byInput = asked.length * size;
    long byOutput = z.data().size() * size;
    if (onlyMoves(gate) && byInput <= byOutput && byInput <= BUDGET) {
      askInputs(asked);
      return true;
    }
    if (byOutput <= BUDGET) {
      askOutputs(asked);
      return true;
    }
    return false;
  }

  /** Z = op(X) op(Y): the slope of an element of one matrix is an element of the other. */
  private void product(boolean transposeX, boolean transposeY) {
    Tensor x = z.inputs().get(0);
    Tensor y = z.inputs().get(1);
    int rows = z.data().rows();
    int columns = z.data().columns();
    int own = z.inputs().get(input).data().columns();
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] < 0) {
        continue;
      }
      int r = i / own;
      int c = i % own;
      if (input == 0) {
        int row = transposeX ? c : r;
        int inner = transposeX ? r : c;
        for (int j = 0; j < columns; j++) {
          double slope = transposeY ? y.get(j, inner) : y.get(inner, j);
          wires.add(row * columns + j, sources[i], input, slope);
        }
      } else {
        int column = transposeY ? r : c;
        int inner = transposeY ? c : r;
        for (int j = 0; j < rows; j++) {
          double slope = transposeX ? x.get(inner, j) : x.get(j, inner);
          wires.add(j * columns + column, sources[i], input, slope);
        }
      }
    }
  }

  /** A gate that only moves and adds: its output for one 1 and zeros is that input's slopes. */
  private void askInputs(int... asked) {
    var x = z.inputs().stream().map(t -> t.data().zerosLike()).toArray(Array[]::new);
    for (int i : asked) {
      InterruptedComputation.poll();
      Array out = z.data().zerosLike();
      x[input].set(i, 1);
      gate.forward(x, out);
      x[input].set(i, 0);
      for (int j = 0; j < out.size(); j++) {
        if (out.get(j) != 0) {
          wires.add(j, sources[i], input, out.get(j));
        }
      }
    }
  }

  /** The backward pass from one output after the other. */
  private void askOutputs(int... asked) {
    var x = z.inputs().stream().map(Tensor::data).toArray(Array[]::new);
    var blocked = new boolean[sources.length];
    for (int i : asked) {
      blocked[i] = !onlyMoves(gate);
    }
    Array upstream = z.data().zerosLike();
    for (int j = 0; j < upstream.size(); j++) {
      InterruptedComputation.poll();
      Array slopes = x[input].zerosLike();
      upstream.set(j, 1);
      gate.backward(input, x, z.data(), upstream, slopes);
      upstream.set(j, 0);
      for (int i : asked) {
        if (slopes.get(i) != 0) {
          wires.add(j, sources[i], input, slopes.get(i));
          blocked[i] = false;
        }
      }
    }
    for (int i : asked) {
      if (blocked[i]) {
        block(i);
      }
    }
  }

  /** An element that moves no output: the slope to the output that it belongs to is 0. */
  private void block(int i) {
    int outputs = z.data().size();
    int output = i;
    if (gate instanceof MaxAxisGate max) {
      output = group(max.over().axis(), z.inputs().get(input).shape(), i);
    } else if (outputs != sources.length) {
      int rows = z.inputs().get(input).data().rows();
      output = i / (sources.length / rows) * Math.max(1, outputs / rows);
    }
    wires.add(Math.min(outputs - 1, output), sources[i], input, 0);
  }

  /** Which output an element goes into if one axis disappears; 0 if all do. */
  static int group(int axis, Shape shape, int i) {
    if (axis < 0) {
      return 0;
    }
    int stride = shape.stride(axis);
    return i / (shape.size(axis) * stride) * stride + i % stride;
  }
}
