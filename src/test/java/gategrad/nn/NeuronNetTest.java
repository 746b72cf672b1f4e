package gategrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Value;
import gategrad.data.Examples;
import gategrad.data.Points;
import gategrad.gate.Gates;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Neurons, layers and networks of single numbers. */
class NeuronNetTest {
  @Test
  void theNeuronOfTheLecture() {
    var neuron = Neuron.of(new double[] {2, -3}, -3, Gates.SIGMOID);
    var x0 = Value.of(-1);
    var fires = neuron.forward(x0, Value.of(-2));
    fires.backward();
    assertEquals(0.731059, fires.data(), 1e-6);
    assertEquals(0.393224, x0.grad(), 1e-6);
    assertEquals(-0.196612, neuron.parameters().get(0).grad(), 1e-6);
  }

  @Test
  void weightsHaveNamesInPictures() {
    var neuron = Neuron.of(new double[] {2, -3}, -3, Gates.SIGMOID);
    var names = neuron.parameters().stream().map(Value::label).toList();
    assertEquals(List.of("w0", "w1", "b"), names);
  }

  @Test
  void oneGateOrManyGiveTheSameBits() {
    var net = NeuronNet.random(new Random(3), Gates.TANH, 2, 5, 1);
    var x = new Value[] {Value.of(0.3), Value.of(-0.7)};
    var together = net.forward(x)[0];
    together.backward();
    var gradients = net.parameters().stream().map(Value::grad).toList();
    net.zeroGrad();
    var unrolled = net.unrolled(x)[0];
    unrolled.backward();
    assertEquals(together.data(), unrolled.data());
    assertEquals(gradients, net.parameters().stream().map(Value::grad).toList());
    assertTrue(together.circuit().size() < unrolled.circuit().size());
  }

  @Test
  void microgradsDemoHas337Parameters() {
    assertEquals(337, moonsNet().parameters().size());
  }

  /** Micrograd's demo: hinge loss, L2, 100 steps, a falling learning rate. */
  @Test
  void learnsTheMoons() {
    var moons = Points.moons(100, 0.1, new Random(1337));
    var net = moonsNet();
    double first = Double.NaN;
    double last = Double.NaN;
    for (int step = 0; step < 100; step++) {
      var loss = loss(net, moons);
      net.zeroGrad();
      loss.backward();
      net.step(1 - 0.9 * step / 100);
      first = step == 0 ? loss.data() : first;
      last = loss.data();
    }
    assertEquals(100, right(net, moons));
    assertTrue(first > 0.5, "loss at the start " + first);
    assertTrue(last < 0.05, "loss at the end " + last);
  }

  private static NeuronNet moonsNet() {
    return NeuronNet.random(new Random(1337), Gates.RELU, 2, 16, 16, 1);
  }

  private static Value loss(NeuronNet net, Examples moons) {
    var losses = new ArrayList<Value>();
    for (int i = 0; i < moons.size(); i++) {
      losses.add(NeuronLoss.hinge(net.forward(moons.inputs()[i])[0], moons.signs()[i]));
    }
    return NeuronLoss.mean(losses).add(NeuronLoss.l2(net.parameters(), 1e-4));
  }

  private static int right(NeuronNet net, Examples moons) {
    int right = 0;
    for (int i = 0; i < moons.size(); i++) {
      right += net.forward(moons.inputs()[i])[0].data() * moons.signs()[i] > 0 ? 1 : 0;
    }
    return right;
  }

  @Test
  void lossesHaveTheirFormulas() {
    var score = Value.of(0.25);
    assertEquals(0.75, NeuronLoss.hinge(score, 1).data());
    assertEquals(1.25, NeuronLoss.hinge(score, -1).data());
    assertEquals(0, NeuronLoss.hinge(Value.of(3), 1).data());
    assertEquals(4, NeuronLoss.squared(Value.of(3), 5).data());
    assertEquals(
        -Math.log(Gates.SIGMOID.forward(0.25)), NeuronLoss.logistic(score, 1).data(), 1e-15);
    assertEquals(1000, NeuronLoss.logistic(Value.of(-1000), 1).data());
    var weights = List.of(Value.of(1), Value.of(2));
    assertEquals(0.5, NeuronLoss.l2(weights, 0.1).data(), 1e-15);
    assertEquals(1.5, NeuronLoss.mean(weights).data());
  }

  @Test
  void logisticGradientIsProbabilityMinusLabel() {
    var score = Value.of(0.7);
    NeuronLoss.logistic(score, 1).backward();
    assertEquals(Gates.SIGMOID.forward(0.7) - 1, score.grad(), 1e-15);
  }

  @Test
  void mistakesAreExplained() {
    var net = moonsNet();
    refuses("this neuron has 2 weights, but here are 3 inputs", () -> net.forward(1, 2, 3));
    refuses(
        "a network needs the number of inputs and of at least one layer, as in 2, 16, 1; here is [2]",
        () -> NeuronNet.random(new Random(1), Gates.RELU, 2));
    refuses("here is nothing to add up: the list is empty", () -> NeuronLoss.mean(List.of()));
  }

  private static void refuses(String message, Supplier<?> call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::get).getMessage());
  }

  @Test
  void aGradientThatIsNotFiniteMovesNothing() {
    var net =
        NeuronNet.of(
            NeuronLayer.of(Neuron.of(new double[] {1}, 2, Gates.LINEAR)),
            NeuronLayer.of(Neuron.of(new double[] {3}, 0, Gates.LINEAR)));
    net.forward(1e200)[0].backward(1e200);
    var message = assertThrows(IllegalStateException.class, () -> net.step(0.1)).getMessage();
    assertEquals(
        "the gradient of w0 in layer 0 is Infinity, so nothing was moved; try a smaller learning"
            + " rate or look at the data",
        message);
    assertEquals(0.0, net.parameters().get(1).data() - 2);
  }
}
