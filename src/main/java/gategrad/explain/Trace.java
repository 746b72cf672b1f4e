package gategrad.explain;

import gategrad.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Everything between one number and a result, as single numbers in the order of the forward pass
 * and the wires between them: number 0 is the one that is asked about.
 *
 * <p>A {@code Value} is one number, a tensor as many as it has elements that are reached. A wire
 * knows its slope, the local gradient; the gradient is the sum over all ways of the product of the
 * slopes on the way.
 */
final class Trace {
  private final List<Node> nodes;
  private final int[] elements;
  private final int[] begin;
  private final int[] from;
  private final int[] to;
  private final int[] inputs;
  private final double[] slopes;
  private final double[] seeds;
  private final int[] uses;
  private final int[] usesBegin;

  private Trace(Builder builder) {
    int wires = builder.wires;
    nodes = List.copyOf(builder.nodes);
    elements = Arrays.copyOf(builder.elements, nodes.size());
    begin = Arrays.copyOf(builder.begin, nodes.size() + 1);
    begin[nodes.size()] = wires;
    from = Arrays.copyOf(builder.from, wires);
    to = Arrays.copyOf(builder.to, wires);
    inputs = Arrays.copyOf(builder.inputs, wires);
    slopes = Arrays.copyOf(builder.slopes, wires);
    seeds = Arrays.copyOf(builder.seeds, nodes.size());
    uses = new int[wires];
    usesBegin = new int[nodes.size() + 1];
    sortUses();
  }

  private Trace(Trace other, double... slopes) {
    nodes = other.nodes;
    elements = other.elements;
    begin = other.begin;
    from = other.from;
    to = other.to;
    inputs = other.inputs;
    this.slopes = slopes;
    seeds = other.seeds;
    uses = other.uses;
    usesBegin = other.usesBegin;
  }

  /** The same with other slopes at some wires. */
  Trace bent(Map<Integer, Double> changes) {
    double[] bent = slopes.clone();
    changes.forEach((wire, slope) -> bent[wire] = slope);
    return new Trace(this, bent);
  }

  /** How many numbers. */
  int size() {
    return nodes.size();
  }

  int wires() {
    return from.length;
  }

  /** Whose number this is. */
  Node node(int number) {
    return nodes.get(number);
  }

  /** Which element of the node it is. */
  int element(int number) {
    return elements[number];
  }

  /** The first wire that arrives at a number; the last is the one before the next number's. */
  int begin(int number) {
    return begin[number];
  }

  int from(int wire) {
    return from[wire];
  }

  int to(int wire) {
    return to[wire];
  }

  /** Which input of the gate the wire is, counted from 0. */
  int input(int wire) {
    return inputs[wire];
  }

  double slope(int wire) {
    return slopes[wire];
  }

  /** The wires that leave a number. */
  int[] uses(int number) {
    return Arrays.copyOfRange(uses, usesBegin[number], usesBegin[number + 1]);
  }

  /** All wires, sorted by where they come from. */
  private void sortUses() {
    for (int source : from) {
      usesBegin[source + 1]++;
    }
    for (int u = 0; u < nodes.size(); u++) {
      usesBegin[u + 1] += usesBegin[u];
    }
    int[] next = usesBegin.clone();
    for (int wire = 0; wire < from.length; wire++) {
      uses[next[from[wire]]++] = wire;
    }
  }

  /** What the backward pass starts with at this number: 0 but at the result. */
  double seed(int number) {
    return seeds[number];
  }

  /** Whether any way leads to the result. */
  boolean arrives() {
    return Arrays.stream(seeds).anyMatch(seed -> seed != 0);
  }

  /** Adds numbers in the order of the forward pass, each with the wires that arrive there. */
  static final class Builder {
    private final List<Node> nodes = new ArrayList<>();
    private int[] elements = new int[64];
    private int[] begin = new int[64];
    private double[] seeds = new double[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] inputs = new int[64];
    private double[] slopes = new double[64];
    private int wires;

    int number(Node node, int element, double seed) {
      int number = nodes.size();
      nodes.add(node);
      if (number + 1 >= elements.length) {
        elements = Arrays.copyOf(elements, 2 * elements.length);
        begin = Arrays.copyOf(begin, 2 * begin.length);
        seeds = Arrays.copyOf(seeds, 2 * seeds.length);
      }
      elements[number] = element;
      begin[number] = wires;
      seeds[number] = seed;
      return number;
    }

    /** A wire into the number that was added last. */
    void wire(int source, int input, double slope) {
      if (wires == from.length) {
        from = Arrays.copyOf(from, 2 * wires);
        to = Arrays.copyOf(to, 2 * wires);
        inputs = Arrays.copyOf(inputs, 2 * wires);
        slopes = Arrays.copyOf(slopes, 2 * wires);
      }
      from[wires] = source;
      to[wires] = nodes.size() - 1;
      inputs[wires] = input;
      slopes[wires++] = slope;
    }

    int wires() {
      return wires;
    }

    Trace build() {
      return new Trace(this);
    }
  }
}
