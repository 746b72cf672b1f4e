package gategrad.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The wires into one tensor, found in any order and read output by output. */
final class Wires {
  private final int[] last;
  private int[] before = new int[64];
  private int[] sources = new int[64];
  private int[] inputs = new int[64];
  private double[] slopes = new double[64];
  private int count;

  /** One wire: the number it comes from, the input of the gate, and the local gradient. */
  record Wire(int source, int input, double slope) {}

  Wires(int outputs) {
    last = new int[outputs];
    Arrays.fill(last, -1);
  }

  int count() {
    return count;
  }

  void add(int output, int source, int input, double slope) {
    if (count == before.length) {
      before = Arrays.copyOf(before, 2 * count);
      sources = Arrays.copyOf(sources, 2 * count);
      inputs = Arrays.copyOf(inputs, 2 * count);
      slopes = Arrays.copyOf(slopes, 2 * count);
    }
    before[count] = last[output];
    sources[count] = source;
    inputs[count] = input;
    slopes[count] = slope;
    last[output] = count++;
  }

  List<Wire> into(int output) {
    if (last[output] < 0) {
      return List.of();
    }
    var wires = new ArrayList<Wire>();
    for (int wire = last[output]; wire >= 0; wire = before[wire]) {
      wires.add(new Wire(sources[wire], inputs[wire], slopes[wire]));
    }
    return wires;
  }
}
