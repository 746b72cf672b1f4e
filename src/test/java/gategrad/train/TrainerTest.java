package gategrad.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import gategrad.data.Points;
import gategrad.nn.Activation;
import gategrad.nn.BinaryCrossEntropy;
import gategrad.nn.Dropout;
import gategrad.nn.Linear;
import gategrad.nn.Sequential;
import gategrad.nn.SoftmaxCrossEntropy;
import gategrad.nn.SquaredError;
import gategrad.notebook.InterruptedComputation;
import gategrad.optim.Adam;
import gategrad.optim.Clipping;
import gategrad.optim.Schedule;
import gategrad.optim.Sgd;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static final Dataset MOONS = Dataset.of(Points.moons(100, 0.1, new Random(1)));

  private static Trainer moonsTrainer(Sequential net, Random random) {
    return new Trainer(net, new SoftmaxCrossEntropy(), new Adam(net.parameters(), 0.02), random)
        .batchSize(20);
  }

  @Test
  void learnsTheMoons() {
    var random = new Random(1);
    var history = moonsTrainer(Sequential.mlp(random, 2, 16, 16, 2), random).epochs(60).fit(MOONS);
    assertEquals(1, history.finalAccuracy());
    assertTrue(history.finalLoss() < 0.05, () -> "loss " + history.finalLoss());
    assertEquals("finished after 60 epochs", history.ended());
    assertEquals(300, history.stepLosses().length);
  }

  @Test
  void learnsXorWithOneScore() {
    var random = new Random(3);
    var net =
        Sequential.of(Linear.of(2, 4, random), Activation.named("tanh"), Linear.of(4, 1, random));
    var trainer =
        new Trainer(net, new BinaryCrossEntropy(), new Adam(net.parameters(), 0.05), random);
    assertEquals(1, trainer.epochs(300).batchSize(4).fit(Dataset.of(Points.xor())).finalAccuracy());
  }

  @Test
  void learnsASineAsRegression() {
    var random = new Random(3);
    var net =
        Sequential.of(Linear.of(1, 16, random), Activation.named("tanh"), Linear.of(16, 1, random));
    var trainer = new Trainer(net, new SquaredError(), new Adam(net.parameters(), 0.02), random);
    var history = trainer.epochs(300).batchSize(25).fit(Dataset.of(Points.sine(50, 0, random)));
    assertTrue(history.finalLoss() < 0.01, () -> "loss " + history.finalLoss());
    assertTrue(Double.isNaN(history.finalAccuracy()));
  }

  @Test
  void theSameSeedGivesTheSameRunBitForBit() {
    assertArrayEquals(run(7), run(7));
    assertTrue(!java.util.Arrays.equals(run(7), run(8)));
  }

  private static double[] run(long seed) {
    var random = new Random(seed);
    var net =
        Sequential.of(
            Linear.of(2, 8, random),
            Activation.named("relu"),
            new Dropout(0.2),
            Linear.of(8, 2, random));
    return moonsTrainer(net, random).epochs(5).fit(MOONS).stepLosses();
  }

  @Test
  void stopsEarlyWhenValidationGetsNoBetter() {
    var random = new Random(1);
    var net = Sequential.mlp(random, 2, 8, 2);
    var history =
        new Trainer(net, new SoftmaxCrossEntropy(), new Sgd(net.parameters(), 0), random)
            .epochs(50)
            .validate(MOONS)
            .stopAfter(3)
            .fit(MOONS);
    assertEquals(4, history.epochs().size());
    assertEquals(
        "stopped early: the validation loss has not improved for 3 epochs", history.ended());
    assertTrue(history.epochs().get(0).validationAccuracy() > 0);
  }

  @Test
  void aLossThatExplodesNamesEpochStepAndGate() {
    var random = new Random(1);
    var net = Sequential.mlp(random, 2, 8, 1);
    var trainer =
        new Trainer(net, new SquaredError(), new Sgd(net.parameters(), 1e8), random).epochs(50);
    var data =
        Dataset.of(
            Tensor.of(new double[][] {{1, 2}, {3, 4}}), Tensor.of(new double[][] {{1}, {2}}));
    var message = assertThrows(Diverged.class, () -> trainer.batchSize(2).fit(data)).getMessage();
    assertTrue(message.matches("the loss is (NaN|Infinity) in epoch \\d+, step \\d+: .*"), message);
    assertTrue(message.contains("is the first that is not finite"), message);
    assertTrue(trainer.history().ended().startsWith("diverged: "));
    for (Tensor parameter : net.parameters()) {
      for (double w : parameter.toArray()) {
        assertTrue(!Double.isNaN(w), "the weights of the last good step are kept");
      }
    }
  }

  /** The root of 0 has a finite value and an infinite slope. */
  private record Root() implements gategrad.nn.Layer {
    @Override
    public Tensor forward(Tensor x, gategrad.nn.Mode mode) {
      return x.apply(gategrad.gate.Gates.RELU).sqrt();
    }
  }

  @Test
  void aGradientThatIsNotFiniteIsRefusedBeforeTheStep() {
    var random = new Random(1);
    var linear = Linear.of(2, 3, random);
    linear.weight().data().fill(0);
    var net = Sequential.of(linear, new Root(), Linear.of(3, 2, random));
    double[] before = net.parameters().get(2).toArray();
    for (Clipping clipping : new Clipping[] {Clipping.value(1), Clipping.norm(1)}) {
      var trainer = moonsTrainer(net, random).clip(clipping);
      var message = assertThrows(Diverged.class, () -> trainer.fit(MOONS)).getMessage();
      assertEquals(
          "the gradient of 0.weight (layer 0, Linear(2 -> 3)) is not finite in epoch 1, step 1: the"
              + " gate 'sqrt' (20, 3) is the first, from the loss on, that hands on a gradient that is"
              + " not finite; try a smaller learning rate, clipping, or look at the data",
          message);
      assertArrayEquals(before, net.parameters().get(2).toArray(), "nothing was moved");
      assertEquals(0, trainer.history().stepLosses().length);
    }
  }

  @Test
  void anErrorInALayerEndsTheHistoryInWords() {
    var random = new Random(1);
    var net = Sequential.mlp(random, 3, 2);
    var trainer = moonsTrainer(net, random);
    assertThrows(IllegalArgumentException.class, () -> trainer.fit(MOONS));
    assertTrue(trainer.history().ended().startsWith("ended by an error: "));
  }

  @Test
  void anInterruptKeepsWeightsAndHistoryOfTheLastFinishedStep() {
    var random = new Random(1);
    var net = Sequential.mlp(random, 2, 8, 2);
    var trainer = moonsTrainer(net, random).epochs(1000);
    var seen = new ArrayList<double[]>();
    trainer.listen(
        new TrainingListener() {
          @Override
          public void stepDone(int step, double loss) {
            seen.add(net.parameters().get(0).toArray());
            if (step == 17) {
              Thread.currentThread().interrupt();
            }
          }
        });
    assertThrows(InterruptedComputation.class, () -> trainer.fit(MOONS));
    assertTrue(Thread.interrupted(), "the flag stays set");
    assertEquals(17, seen.size());
    assertArrayEquals(seen.get(16), net.parameters().get(0).toArray());
    assertEquals("interrupted after 17 steps", trainer.history().ended());
    assertEquals(3, trainer.history().epochs().size());
    assertEquals(17, trainer.history().stepLosses().length);
  }

  @Test
  void healthShowsDeadAndSaturatedUnits() {
    var random = new Random(1);
    var dead = Linear.of(2, 4, random);
    dead.bias().data().fill(-100);
    var net = Sequential.of(dead, Activation.named("relu"), Linear.of(4, 2, random));
    var history = moonsTrainer(net, random).epochs(1).fit(MOONS);
    assertEquals(1, history.health().get(1).dead());
    assertEquals("1 relu", history.health().get(1).layer());
    assertEquals(0, history.health().get(0).gradientNorm(), "nothing flows through dead units");
    assertTrue(history.health().get(2).updateRatio() > 0);
  }

  @Test
  void scheduleL2AndClippingAreUsed() {
    var random = new Random(1);
    var net = Sequential.mlp(random, 2, 8, 2);
    var optimizer = new Sgd(net.parameters(), 0.1);
    var rates = new ArrayList<Double>();
    new Trainer(net, new SoftmaxCrossEntropy(), optimizer, random)
        .epochs(3)
        .batchSize(100)
        .schedule(Schedule.stepDecay(1, 0.5))
        .l2(0.01)
        .clip(Clipping.norm(1))
        .listen(
            new TrainingListener() {
              @Override
              public void stepDone(int step, double loss) {
                rates.add(optimizer.learningRate());
              }
            })
        .fit(MOONS);
    assertEquals(java.util.List.of(0.1, 0.05, 0.025), rates);
    assertEquals(0.1, optimizer.learningRate(), "the optimiser gets its own rate back");
  }

  @Test
  void theProgressLineOverwritesItself() {
    var bytes = new ByteArrayOutputStream();
    var random = new Random(1);
    moonsTrainer(Sequential.mlp(random, 2, 4, 2), random)
        .epochs(2)
        .listen(new ProgressLine(new PrintStream(bytes, true, StandardCharsets.UTF_8)))
        .fit(MOONS);
    var text = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("\repoch 1/2  loss "), text);
    assertTrue(text.contains("steps/s"), text);
    assertTrue(text.contains("\rfinished after 2 epochs ("), text);
  }

  @Test
  void theProgressLineCountsOnWhereTrainingGoesOn() {
    var bytes = new ByteArrayOutputStream();
    var line = new ProgressLine(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    line.started(2.5, 4, 2);
    line.stepDone(6, 0.25);
    assertTrue(
        bytes.toString(StandardCharsets.UTF_8).startsWith("\repoch 3/4  loss 0.2500  "),
        bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void badDataIsRefusedWithItsPlace() {
    assertEquals(
        "the inputs have NaN in row 1, column 0 (counted from 0); fill or drop it before training",
        message(() -> Dataset.of(Tensor.of(new double[][] {{1, 2}, {Double.NaN, 4}}), 0, 1)));
    assertEquals(
        "3 targets need inputs of shape (3, features), but got (2, 2)",
        message(() -> Dataset.of(Tensor.of(new double[][] {{1, 2}, {3, 4}}), 0, 1, 0)));
    var random = new Random(1);
    var net = Sequential.mlp(random, 2, 2);
    assertEquals(
        "batchSize is 200, but there are only 100 examples",
        message(() -> moonsTrainer(net, random).batchSize(200).fit(MOONS)));
    assertEquals(
        "epochs is 0; it must be at least 1", message(() -> moonsTrainer(net, random).epochs(0)));
    assertThrows(IllegalArgumentException.class, () -> MOONS.batch());
  }

  private static String message(org.junit.jupiter.api.function.Executable mistake) {
    return assertThrows(IllegalArgumentException.class, mistake).getMessage();
  }

  @Test
  void picturesBecomeNumbersOneBatchAtATime() {
    var pictures =
        new gategrad.data.Images(
            new byte[] {0, (byte) 255, 51, 0},
            1,
            1,
            2,
            new int[] {0, 1},
            java.util.List.of("a", "b"));
    var batch = Dataset.of(pictures).batch(1, 0);
    assertArrayEquals(new double[] {0.2, 0, 0, 1}, batch.inputs().toArray(), 1e-12);
  }

  @Test
  void float32TrainsToo() {
    var random = new Random(1);
    var net = Sequential.mlp(random, 2, 16, 2).to(gategrad.array.Precision.FLOAT32);
    var history = moonsTrainer(net, random).epochs(60).fit(MOONS.toFloat32());
    assertTrue(history.finalAccuracy() >= 0.98);
  }

  @Test
  void theHistoryIsATable() {
    var random = new Random(1);
    var text = moonsTrainer(Sequential.mlp(random, 2, 4, 2), random).epochs(25).fit(MOONS).text();
    assertTrue(text.lines().count() <= 13, text);
    assertTrue(text.contains("   25  "), text);
  }
}
