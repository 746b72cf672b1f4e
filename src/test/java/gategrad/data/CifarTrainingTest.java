package gategrad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gategrad.array.Precision;
import gategrad.nn.Sequential;
import gategrad.nn.SoftmaxCrossEntropy;
import gategrad.optim.Momentum;
import gategrad.train.Dataset;
import gategrad.train.Evaluation;
import gategrad.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The course's image net, on generated pictures always and on real ones where they are. */
class CifarTrainingTest {
  /** 4,000 training and 1,000 test pictures in CIFAR's format, kept outside the repository. */
  private static Path realPictures() {
    String named = System.getenv().getOrDefault("GATEGRAD_CIFAR10", "");
    return named.isBlank() ? Path.of("..", "shared", "data", "cifar10") : Path.of(named);
  }

  private static Images read(Path folder, String part) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return Cifar.read(
          files
              .filter(file -> file.getFileName().toString().matches(".*" + part + ".*\\.bin"))
              .sorted()
              .toArray(Path[]::new));
    }
  }

  private static double testAccuracy(Split<Images> pictures, int epochs, int... sizes) {
    var random = new Random(1);
    var net = Sequential.mlp(random, sizes).to(Precision.FLOAT32);
    var loss = new SoftmaxCrossEntropy();
    var scale = Standardizer.fit(pictures.train().examples());
    var train = Dataset.of(scale.apply(pictures.train().examples())).toFloat32();
    var test = Dataset.of(scale.apply(pictures.test().examples())).toFloat32();
    new Trainer(net, loss, new Momentum(net.parameters(), 0.003, 0.9), random)
        .epochs(epochs)
        .batchSize(64)
        .fit(train);
    return Evaluation.of(net, loss, test).accuracy();
  }

  @Test
  void realPicturesAreLearntToThirtyFivePercent() throws IOException {
    Path folder = realPictures();
    assumeTrue(
        Files.isDirectory(folder),
        () ->
            "real CIFAR-10 pictures are not there, so this test says nothing: looked in "
                + folder
                + "; name their folder with GATEGRAD_CIFAR10");
    var pictures = new Split<>(read(folder, "train"), read(folder, "test"));
    assertEquals(4000, pictures.train().size());
    assertEquals(1000, pictures.test().size());
    double accuracy = testAccuracy(pictures, 8, 3072, 100, 10);
    assertTrue(accuracy >= 0.35, () -> "test accuracy " + accuracy);
  }

  @Test
  void aHiddenLayerSeesShapesThatALinearClassifierMisses() {
    var pictures = Shapes32.images(2_000, new Random(1)).split(0.8, new Random(2));
    double linear = testAccuracy(pictures, 8, 3072, 10);
    double hidden = testAccuracy(pictures, 8, 3072, 100, 10);
    assertTrue(hidden > linear + 0.1, () -> "linear " + linear + ", hidden " + hidden);
  }
}
