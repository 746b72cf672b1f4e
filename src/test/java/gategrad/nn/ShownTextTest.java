package gategrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gategrad.gate.Gates;
import gategrad.optim.Sgd;
import gategrad.train.Trainer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a notebook prints of a network that ends a cell. */
class ShownTextTest {
  private final Sequential net = Sequential.mlp(new Random(1), 3, 4, 2);

  @Test
  void aNetworkListsItsLayersByNumber() {
    assertEquals(
        """
        Sequential
          0  Linear(3 -> 4)
          1  relu
          2  Linear(4 -> 2)""",
        net.toString());
  }

  @Test
  void layersSayWhatTheyAre() {
    assertEquals("Linear(2 -> 5)", Linear.of(2, 5, new Random(1)).toString());
    assertEquals("tanh", Activation.named("tanh").toString());
    assertEquals(
        "layer of 3 neurons", NeuronLayer.random(2, 3, Gates.TANH, new Random(1)).toString());
    assertEquals(
        "layer of 3 neurons, layer of 1 neuron",
        NeuronNet.random(new Random(1), Gates.TANH, 2, 3, 1).toString());
  }

  @Test
  void optimisersAndTrainersSayHowTheyAreSet() {
    var sgd = new Sgd(net.parameters(), 0.1);
    assertEquals("Sgd(learning rate 0.1, 4 parameter tensors)", sgd.toString());
    assertEquals(
        "Trainer of Sequential of 3 layers by Sgd(learning rate 0.1, 4 parameter tensors),"
            + " 10 epochs, batches of 32; not trained yet",
        new Trainer(net, new SoftmaxCrossEntropy(), sgd, new Random(1)).toString());
  }
}
