package gategrad;

import gategrad.data.Points;
import gategrad.gate.Gates;
import gategrad.nn.NeuronLoss;
import gategrad.nn.NeuronNet;
import java.util.ArrayList;
import java.util.Random;

/**
 * One pass of micrograd's demo: 100 moons through a 2-16-16-1 network, hinge loss and L2, recorded,
 * forward and backward.
 */
final class MicrogradDemo {
  /** What micrograd counts: one for each addition, multiplication and ReLU of the pass. */
  static final int OPERATIONS = 65_077;

  private final double[][] points;
  private final double[] signs;
  private final NeuronNet net = NeuronNet.random(new Random(1337), Gates.RELU, 2, 16, 16, 1);

  MicrogradDemo() {
    var moons = Points.moons(100, 0.1, new Random(1));
    points = moons.inputs();
    signs = moons.signs();
  }

  /** Neurons of mul and add gates. */
  double plain() {
    return pass(true);
  }

  /** Neurons of one weighted-sum gate. */
  double weightedSum() {
    return pass(false);
  }

  private double pass(boolean unrolled) {
    var losses = new ArrayList<Value>(points.length);
    for (int i = 0; i < points.length; i++) {
      var x = new Value[] {Value.of(points[i][0]), Value.of(points[i][1])};
      var score = (unrolled ? net.unrolled(x) : net.forward(x))[0];
      losses.add(NeuronLoss.hinge(score, signs[i]));
    }
    var loss = NeuronLoss.mean(losses).add(NeuronLoss.l2(net.parameters(), 1e-4));
    net.zeroGrad();
    loss.backward();
    return loss.data();
  }
}
