package gategrad.data;

import static gategrad.data.Refusal.refuses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatasetsTest {
  private static final Path FOLDER = Path.of("src/main/resources/gategrad/data");

  @Test
  void everyShippedFileHasItsRowWithLicenceAndChecksum() throws Exception {
    var documented = new TreeMap<String, String>();
    for (String line : Files.readAllLines(FOLDER.resolve("README.md"), StandardCharsets.UTF_8)) {
      String[] cells = line.split("\\|");
      if (cells.length == 6 && cells[5].strip().matches("[0-9a-f]{64}")) {
        assertTrue(List.of("CC BY 4.0", "CC0 1.0", "MIT").contains(cells[4].strip()), line);
        documented.put(cells[1].strip(), cells[5].strip());
      }
    }
    var there = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("README.md"))
          .forEach(
              file -> there.put(FOLDER.relativize(file).toString().replace('\\', '/'), sha(file)));
    }
    assertEquals(documented, there);
  }

  private static String sha(Path file) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void togetherTheyTakeLessThanThreeMegabytes() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
      assertTrue(bytes < 3_000_000, () -> bytes + " bytes");
    }
  }

  @Test
  void irisIsTheOneOfThePaper() {
    var iris = Datasets.iris();
    assertEquals(List.of("setosa", "versicolor", "virginica"), iris.classes());
    assertArrayEquals(new double[] {5.1, 3.5, 1.4, 0.2}, iris.inputs()[0]);
    double petals = Arrays.stream(iris.inputs()).mapToDouble(row -> row[2]).average().orElse(0);
    assertEquals(3.758, petals, 1e-9);
  }

  @Test
  void theOthersHaveTheirSizes() {
    assertEquals(178, Datasets.wine().size());
    assertEquals(13, Datasets.wine().features().size());
    assertEquals(569, Datasets.breastCancer().size());
    assertEquals(357, Arrays.stream(Datasets.breastCancer().labels()).filter(l -> l == 0).count());
    var digits = Datasets.digits();
    assertEquals(1797, digits.size());
    assertEquals(64, digits.features().size());
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digits.classes());
    var largest = Arrays.stream(digits.inputs()).flatMapToDouble(Arrays::stream).max();
    assertEquals(16, largest.orElse(0));
  }

  @Test
  void penguinsMissElevenSexesAndTwoBills() {
    Sheet penguins = Datasets.sheet("penguins");
    assertEquals(344, penguins.lines().length);
    assertEquals(11, penguins.column("sex").cells().stream().filter(String::isEmpty).count());
    double[] bills = penguins.column("bill_length_mm").numbers();
    assertEquals(2, Arrays.stream(bills).filter(Double::isNaN).count());
    refuses(() -> penguins.column("beak"), "no column 'beak'", "bill_length_mm");
  }

  @Test
  void clothingHasTenClassesOfAboutTheSameSize() {
    var clothing = Datasets.fashionSample();
    assertEquals(5000, clothing.train().size());
    assertEquals(1000, clothing.test().size());
    assertEquals(784, clothing.train().features());
    assertEquals("ankle boot", clothing.train().classes().get(clothing.train().labels()[0]));
    assertEquals(
        10, new TreeSet<>(Arrays.stream(clothing.test().labels()).boxed().toList()).size());
  }

  @Test
  void anUnknownSetListsTheKnownOnes() {
    refuses(() -> Datasets.sheet("titanic"), "titanic", "iris, penguins, wine");
  }
}
