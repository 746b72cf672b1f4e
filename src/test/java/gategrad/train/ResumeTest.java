package gategrad.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import gategrad.array.Precision;
import gategrad.data.Points;
import gategrad.file.Safetensors;
import gategrad.nn.Activation;
import gategrad.nn.Dropout;
import gategrad.nn.InputNoise;
import gategrad.nn.Linear;
import gategrad.nn.Sequential;
import gategrad.nn.SoftmaxCrossEntropy;
import gategrad.nn.Weights;
import gategrad.notebook.InterruptedComputation;
import gategrad.optim.AdaGrad;
import gategrad.optim.Adam;
import gategrad.optim.AdamW;
import gategrad.optim.Clipping;
import gategrad.optim.Momentum;
import gategrad.optim.Nesterov;
import gategrad.optim.Optimizer;
import gategrad.optim.RmsProp;
import gategrad.optim.Schedule;
import gategrad.optim.Sgd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training that pauses, in memory or in a file, ends where training in one go ends. */
class ResumeTest {
  private static final List<String> OPTIMIZERS =
      List.of("Sgd", "Momentum", "Nesterov", "AdaGrad", "RmsProp", "Adam", "AdamW");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("training.safetensors");
  }

  /** A network with all that is random, and its trainer with all that changes while it learns. */
  private record Training(Sequential net, Trainer trainer, Dataset data) {
    static Training of(String optimizer, Precision precision, long seed) {
      var random = new Random(seed);
      var net =
          Sequential.of(
                  new InputNoise(0.1),
                  Linear.of(2, 6, random),
                  Activation.named("tanh"),
                  new Dropout(0.3),
                  Linear.of(6, 2, random))
              .to(precision);
      var data = Dataset.of(Points.moons(50, 0.1, new Random(1)));
      var test = Dataset.of(Points.moons(20, 0.1, new Random(2)));
      boolean small = precision == Precision.FLOAT32;
      var trainer =
          new Trainer(net, new SoftmaxCrossEntropy(), make(optimizer, net.parameters()), random)
              .batchSize(16)
              .epochs(10)
              .l2(0.001)
              .clip(Clipping.norm(0.5))
              .stopAfter(15)
              .schedule(Schedule.cosine(25).withWarmup(2.5))
              .validate(small ? test.toFloat32() : test);
      return new Training(net, trainer, small ? data.toFloat32() : data);
    }

    static Training of(String optimizer) {
      return of(optimizer, Precision.FLOAT64, 7);
    }

    Training fit(int epochs) {
      trainer.epochs(epochs).fit(data);
      return this;
    }
  }

  private static Optimizer make(String name, List<Tensor> parameters) {
    return switch (name) {
      case "Sgd" -> new Sgd(parameters, 0.1);
      case "Momentum" -> new Momentum(parameters, 0.1, 0.9);
      case "Nesterov" -> new Nesterov(parameters, 0.1, 0.9);
      case "AdaGrad" -> new AdaGrad(parameters, 0.1);
      case "RmsProp" -> new RmsProp(parameters, 0.01);
      case "Adam" -> new Adam(parameters, 0.01);
      default -> new AdamW(parameters, 0.01, 0.1);
    };
  }

  static Stream<Arguments> kinds() {
    return OPTIMIZERS.stream()
        .flatMap(name -> Stream.of(Precision.values()).map(p -> Arguments.of(name, p)));
  }

  private static void assertSame(Training expected, Training actual) {
    var there = actual.net.namedParameters();
    expected
        .net
        .namedParameters()
        .forEach((name, p) -> assertArrayEquals(p.toArray(), there.get(name).toArray(), name));
    var history = expected.trainer.history();
    assertArrayEquals(history.stepLosses(), actual.trainer.history().stepLosses());
    assertEquals(history.epochs(), actual.trainer.history().epochs());
    assertEquals(history.health(), actual.trainer.history().health());
    assertEquals(history.ended(), actual.trainer.history().ended());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void tenEpochsSavedAndTenMoreAreTwenty(String optimizer, Precision precision) throws IOException {
    Training.of(optimizer, precision, 7).fit(10).trainer.save(file);
    var resumed = Training.of(optimizer, precision, 8); // other weights and another seed
    resumed.trainer.load(file);
    assertSame(Training.of(optimizer, precision, 7).fit(20), resumed.fit(10));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void fittingTwiceIsFittingOnceForLonger(String optimizer, Precision precision) {
    assertSame(
        Training.of(optimizer, precision, 7).fit(20),
        Training.of(optimizer, precision, 7).fit(10).fit(10));
  }

  @Test
  void manySavesAndLoadsChangeNothing() throws IOException {
    var resumed = Training.of("Adam");
    for (int k = 0; k < 20; k++) {
      resumed.fit(1).trainer.save(file);
      resumed = Training.of("Adam", Precision.FLOAT64, 100 + k);
      resumed.trainer.load(file);
    }
    assertSame(Training.of("Adam").fit(20), resumed);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 16, 17})
  void anInterruptInTheMiddleOfAnEpochIsOnlyAPause(int step) throws IOException {
    var stopped = Training.of("Adam");
    stopped.trainer.listen(
        new TrainingListener() {
          @Override
          public void stepDone(int done, double loss) {
            if (done == step) {
              Thread.currentThread().interrupt();
            }
          }
        });
    assertThrows(InterruptedComputation.class, () -> stopped.fit(20));
    stopped.trainer.save(file); // the flag is still set
    assertTrue(Thread.interrupted());
    assertEquals(step, stopped.trainer.history().stepLosses().length);
    var resumed = Training.of("Adam", Precision.FLOAT64, 8);
    resumed.trainer.load(file);
    assertSame(
        Training.of("Adam").fit(20), resumed.fit(20 - stopped.trainer.history().epochs().size()));
  }

  @Test
  void aListenerMaySaveWhileTrainingRuns() throws IOException {
    var saving = Training.of("Adam");
    saving.trainer.listen(
        new TrainingListener() {
          @Override
          public void epochDone(Epoch epoch) {
            if (epoch.number() == 7) {
              try {
                saving.trainer.save(file);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            }
          }
        });
    saving.fit(20);
    var resumed = Training.of("Adam", Precision.FLOAT64, 8);
    resumed.trainer.load(file);
    assertSame(saving, resumed.fit(13));
  }

  @Test
  void theLearningRateOfTheFileIsTakenOver() throws IOException {
    var random = new Random(1);
    var net = Sequential.mlp(random, 2, 2);
    var optimizer = new Sgd(net.parameters(), 0.1);
    var trainer = new Trainer(net, new SoftmaxCrossEntropy(), optimizer, random);
    optimizer.setLearningRate(0.003);
    trainer.save(file);
    optimizer.setLearningRate(0.1);
    trainer.load(file);
    assertEquals(0.003, optimizer.learningRate());
  }

  @Test
  void whoGoesOnAfterAnEarlyStopGetsTheWholePatienceAgain() {
    var random = new Random(1);
    var net = Sequential.mlp(random, 2, 2);
    var data = Dataset.of(Points.moons(50, 0.1, new Random(1)));
    var trainer =
        new Trainer(net, new SoftmaxCrossEntropy(), new Sgd(net.parameters(), 0), random)
            .epochs(50)
            .validate(data)
            .stopAfter(3);
    assertEquals(4, trainer.fit(data).epochs().size());
    assertEquals(7, trainer.fit(data).epochs().size());
  }

  @Test
  void otherDataBeginTheUnfinishedEpochAnew() {
    var training = Training.of("Sgd");
    training.trainer.listen(
        new TrainingListener() {
          @Override
          public void stepDone(int done, double loss) {
            if (done == 2) {
              Thread.currentThread().interrupt();
            }
          }
        });
    assertThrows(InterruptedComputation.class, () -> training.fit(1));
    assertTrue(Thread.interrupted());
    var few = Dataset.of(Points.moons(20, 0.1, new Random(1)));
    var history = training.trainer.batchSize(20).epochs(1).fit(few);
    assertEquals(1, history.epochs().size());
    assertEquals(3, history.stepLosses().length);
  }

  private String refusal(Trainer trainer) {
    String message = assertThrows(IOException.class, () -> trainer.load(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    return message;
  }

  @Test
  void aFileOfAnotherTrainingIsRefusedAndChangesNothing() throws IOException {
    Training.of("Adam").fit(1).trainer.save(file);
    var sgd = Training.of("Sgd", Precision.FLOAT64, 9);
    double[] before = sgd.net.parameters().get(0).toArray();
    String message = refusal(sgd.trainer);
    assertTrue(message.contains("the state is that of Adam, but this optimiser is Sgd"), message);
    assertArrayEquals(before, sgd.net.parameters().get(0).toArray());
    assertEquals("not trained yet", sgd.trainer.history().ended());

    message = refusal(Training.of("Adam", Precision.FLOAT32, 7).trainer);
    assertTrue(message.contains("convert the network with to(Precision.FLOAT64)"), message);

    var random = new Random(1);
    var net = Sequential.mlp(random, 2, 6, 2);
    message =
        refusal(
            new Trainer(net, new SoftmaxCrossEntropy(), new Adam(net.parameters(), 0.1), random));
    assertTrue(
        message.contains(
            "is a training of the network [InputNoise(0.1), Linear(2 -> 6), tanh, Dropout(0.3),"
                + " Linear(6 -> 2)], but this is [Linear(2 -> 6), relu, Linear(6 -> 2)]"),
        message);
  }

  @Test
  void settingsOfTheOptimiserBelongToIt() throws IOException {
    var random = new Random(1);
    var net = Sequential.mlp(random, 2, 2);
    var loss = new SoftmaxCrossEntropy();
    new Trainer(net, loss, new Momentum(net.parameters(), 0.1, 0.9), random).save(file);
    String message =
        refusal(new Trainer(net, loss, new Momentum(net.parameters(), 0.1, 0.5), random));
    assertTrue(message.contains("Momentum(mu 0.9), but this optimiser is Momentum(mu 0.5)"));
    message = refusal(new Trainer(net, loss, new Nesterov(net.parameters(), 0.1, 0.9), random));
    assertTrue(message.contains("this optimiser is Nesterov(mu 0.9)"), message);
  }

  @Test
  void weightsAndTrainingsAreNotTakenForEachOther() throws IOException {
    var training = Training.of("Adam");
    Weights.save(training.net, file);
    assertTrue(refusal(training.trainer).contains("holds no training, only arrays"));
    training.trainer.save(file);
    String message =
        assertThrows(IOException.class, () -> Weights.load(training.net, file)).getMessage();
    assertTrue(message.contains("holds a whole training, not just weights"), message);
  }

  @Test
  void noDamageGivesAnythingButAnIoException() throws IOException {
    var training = Training.of("Momentum").fit(1);
    training.trainer.save(file);
    byte[] whole = Files.readAllBytes(file);
    var random = new Random(5);
    for (int round = 0; round < 1500; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(1500)] = (byte) random.nextInt(32, 127);
      Files.write(file, round % 10 == 0 ? Arrays.copyOf(damaged, 2000) : damaged);
      try {
        training.trainer.load(file);
      } catch (IOException expected) {
        assertTrue(expected.getMessage().contains(file.toString()), expected.getMessage());
      }
    }
  }

  @Test
  void everyWordOfTheFileIsNeeded() throws IOException {
    var training = Training.of("Momentum").fit(1);
    training.trainer.save(file);
    var whole = Safetensors.read(file);
    for (String word : whole.metadata().keySet()) {
      for (String wrong : List.of("", "x")) {
        var words = new java.util.LinkedHashMap<>(whole.metadata());
        if (wrong.isEmpty()) {
          words.remove(word);
        } else if (word.equals("ended") || word.startsWith("health.")) {
          continue;
        } else {
          words.put(word, wrong);
        }
        new Safetensors(whole.arrays(), Map.copyOf(words)).write(file);
        assertThrows(IOException.class, () -> training.trainer.load(file), word + wrong);
      }
    }
  }

  @Test
  void theOldFileStaysWhereTheNewOneCannotBeWritten() throws IOException {
    var training = Training.of("Sgd");
    Path nowhere = folder.resolve("nowhere").resolve("t.safetensors");
    String message =
        assertThrows(IOException.class, () -> training.trainer.save(nowhere)).getMessage();
    assertTrue(message.contains("there is no folder " + nowhere.getParent()), message);
  }
}
