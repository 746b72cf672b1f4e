package gategrad;

import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import java.util.Random;

/**
 * A random circuit of a million gates, in which inputs come from the last 20 000 nodes: 42 % add,
 * 38 % mul, 5 % max, the rest exp and tanh. A number that leaves -4 to 4 is brought back by tanh.
 */
final class RandomCircuit {
  static final int OPERATIONS = 1_000_000;

  private static final int LEAVES = 20_000;

  private final Gate[] gates = new Gate[OPERATIONS];
  private final int[] first = new int[OPERATIONS];
  private final int[] second = new int[OPERATIONS];
  private final double[] leaves = new Random(1).doubles(LEAVES, -1, 1).toArray();

  RandomCircuit() {
    var random = new Random(231);
    var numbers = new double[LEAVES + OPERATIONS];
    System.arraycopy(leaves, 0, numbers, 0, LEAVES);
    for (int k = 0; k < OPERATIONS; k++) {
      first[k] = k + random.nextInt(LEAVES);
      second[k] = k + random.nextInt(LEAVES);
      double x = numbers[first[k]];
      double y = numbers[second[k]];
      gates[k] = pick(random.nextInt(1000));
      double z = forward(gates[k], x, y);
      if (Math.abs(z) > 4) {
        gates[k] = Gates.TANH;
        z = Math.tanh(x);
      }
      numbers[LEAVES + k] = z;
    }
  }

  private static Gate pick(int perMille) {
    return perMille < 420
        ? Gates.ADD
        : perMille < 800
            ? Gates.MUL
            : perMille < 855 ? Gates.MAX : perMille < 890 ? Gates.EXP : Gates.TANH;
  }

  private static double forward(Gate gate, double x, double y) {
    return gate instanceof BinaryGate binary ? binary.forward(x, y) : ((UnaryGate) gate).forward(x);
  }

  /** Records the circuit, goes backward, and returns the gradient of the first leaf. */
  double pass() {
    var nodes = new Value[LEAVES + OPERATIONS];
    for (int k = 0; k < LEAVES; k++) {
      nodes[k] = Value.of(leaves[k]);
    }
    for (int k = 0; k < OPERATIONS; k++) {
      var x = nodes[first[k]];
      nodes[LEAVES + k] =
          gates[k] instanceof BinaryGate binary
              ? x.apply(binary, nodes[second[k]])
              : x.apply((UnaryGate) gates[k]);
    }
    Value sum = nodes[OPERATIONS];
    for (int k = OPERATIONS + 1; k < LEAVES + OPERATIONS; k++) {
      sum = sum.add(nodes[k]);
    }
    sum.backward();
    return nodes[0].grad();
  }
}
