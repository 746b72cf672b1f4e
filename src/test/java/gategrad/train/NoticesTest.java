package gategrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import gategrad.data.Points;
import gategrad.nn.Sequential;
import gategrad.nn.SoftmaxCrossEntropy;
import gategrad.optim.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a training loop is told about itself, and that a right one is told nothing. */
class NoticesTest {
  private final Sequential net = Sequential.mlp(new Random(1), 2, 4, 2);
  private final Tensor x = Tensor.of(new double[][] {{1, 2}, {3, -1}, {0, 1}}).detach();
  private final List<String> notices = new ArrayList<>();

  private Sgd optimizer() {
    var optimizer = new Sgd(net.parameters(), 0.01);
    optimizer.onNotice(notices::add);
    return optimizer;
  }

  private void backward() {
    net.forward(x).softmaxCrossEntropy(0, 1, 1).backward();
  }

  private void assertOnly(String words) {
    assertEquals(1, notices.size(), notices::toString);
    assertTrue(notices.get(0).contains(words), notices::toString);
  }

  @Test
  void aRightLoopIsToldNothing() {
    var optimizer = optimizer();
    for (int step = 0; step < 4; step++) {
      optimizer.zeroGrad();
      for (int part = 0; part <= step; part++) {
        backward(); // adding up several batches on purpose is fine
      }
      optimizer.step();
    }
    assertEquals(List.of(), notices);
  }

  @Test
  void aForgottenZeroGradIsToldOnce() {
    var optimizer = optimizer();
    for (int step = 0; step < 4; step++) {
      backward();
      optimizer.step();
    }
    assertOnly("add up 2 backward passes, and 1 of them the last step has used already");
  }

  @Test
  void aStepWithoutBackward() {
    var optimizer = optimizer();
    backward();
    optimizer.zeroGrad();
    optimizer.step();
    assertOnly("all gradients are 0, because no backward pass came");
    notices.clear();
    backward();
    optimizer.step();
    optimizer.step();
    assertOnly("uses the gradients of the last step once more");
  }

  @Test
  void gradientsSetByHandAreFine() {
    var optimizer = optimizer();
    net.parameters().get(0).gradData().set(0, 1);
    optimizer.step();
    assertEquals(List.of(), notices);
  }

  private Trainer trainer() {
    var random = new Random(2);
    return new Trainer(net, new SoftmaxCrossEntropy(), new Sgd(net.parameters(), 0.1), random)
        .epochs(1)
        .onNotice(notices::add);
  }

  @Test
  void learningOnTheTestSet() {
    var moons = Points.moons(40, 0.1, new Random(1));
    var data = Dataset.of(moons);
    trainer().validate(data).fit(data);
    assertOnly("the validation data are the training data themselves");
    notices.clear();
    trainer().validate(Dataset.of(moons)).fit(data);
    assertOnly("40 of the 40 rows of the validation data");
    notices.clear();
    var parts = moons.split(0.8, new Random(1));
    trainer().validate(Dataset.of(parts.test())).fit(Dataset.of(parts.train()));
    assertEquals(List.of(), notices);
  }

  @Test
  void labelsThatCountFromOne() {
    var scores = net.forward(x);
    var refused =
        assertThrows(IllegalArgumentException.class, () -> scores.softmaxCrossEntropy(1, 2, 2));
    assertTrue(refused.getMessage().contains("label 2 in row 1"), refused.getMessage());
    assertTrue(refused.getMessage().contains("subtract 1 from each"), refused.getMessage());
    var other =
        assertThrows(IllegalArgumentException.class, () -> scores.softmaxCrossEntropy(0, 2, 1));
    assertTrue(!other.getMessage().contains("subtract"), other.getMessage());
  }
}
