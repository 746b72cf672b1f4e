package gategrad.data;

import static gategrad.data.Refusal.refuses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scaling, labels and pictures, before a net sees them. */
class PreparationTest {
  @Test
  void theTrainingDataGetsMeanZeroAndDeviationOne() {
    var parts = Datasets.wine().split(0.8, new Random(1));
    var scale = Standardizer.fit(parts.train());
    var train = scale.apply(parts.train());
    for (int j = 0; j < 13; j++) {
      int column = j;
      double[] values = Arrays.stream(train.inputs()).mapToDouble(row -> row[column]).toArray();
      assertEquals(0, Arrays.stream(values).average().orElse(1), 1e-12);
      assertEquals(1, Arrays.stream(values).map(v -> v * v).average().orElse(0), 1e-12);
    }
    assertEquals(parts.train().features(), train.features());
  }

  @Test
  void theTestDataIsScaledByTheTrainingData() {
    var scale = Standardizer.fit(new double[][] {{0, 5}, {10, 5}});
    assertArrayEquals(new double[][] {{3, 2}}, scale.apply(new double[][] {{20, 7}}));
    refuses(() -> scale.apply(new double[1][3]), "row 0 has 3 columns", "fitted on 2");
    refuses(() -> Standardizer.fit(new double[][] {{Double.NaN}}), "row 0, column 0 is NaN");
  }

  @Test
  void theSameSeedPreparesTheSameData() {
    double[] first = prepared(1);
    assertArrayEquals(first, prepared(1));
    assertFalse(Arrays.equals(first, prepared(2)));
  }

  private static double[] prepared(long seed) {
    var parts = Datasets.iris().split(0.8, new Random(seed));
    return Standardizer.fit(parts.train()).apply(parts.test()).inputs()[0];
  }

  @Test
  void labelsAreAlphabeticalWhateverTheOrderOfTheData() {
    var encoder = LabelEncoder.fit(List.of("gentoo", "adelie", "gentoo", "chinstrap"));
    assertEquals(List.of("adelie", "chinstrap", "gentoo"), encoder.classes());
    assertArrayEquals(new int[] {2, 0}, encoder.encode(List.of("gentoo", "adelie")));
    assertEquals(List.of("gentoo", "adelie"), encoder.decode(2, 0));
    assertArrayEquals(new double[][] {{0, 0, 1}, {1, 0, 0}}, encoder.oneHot(2, 0));
    refuses(
        () -> encoder.encode(List.of("adelie", "emperor")),
        "row 1 is 'emperor', which was not there in training",
        "adelie, chinstrap, gentoo");
    refuses(() -> encoder.decode(3), "row 0 has label 3", "0 to 2");
    refuses(() -> encoder.oneHot(-1), "label -1");
    refuses(() -> LabelEncoder.fit(List.of()), "must be there");
    refuses(() -> new LabelEncoder(List.of("a", "a")), "differ");
  }

  @Test
  void picturesBecomeNumbersFromZeroToOne() {
    var images =
        new Images(
            new byte[] {0, (byte) 255, 51, 102}, 1, 1, 2, new int[] {0, 1}, List.of("a", "b"));
    assertArrayEquals(new double[][] {{0.2, 0.4}, {0, 1}}, images.inputs(1, 0));
    assertArrayEquals(new double[] {0, 1, 0.2, 0.4}, images.toTensor().toArray());
    assertEquals("(2, 2)", images.toTensor().shape().toString());
    assertArrayEquals(new int[] {1}, images.pick(1).labels());
    assertArrayEquals(images.inputs(0), images.examples().pick(0).inputs());
    refuses(() -> images.pick(2), "there is no picture 2", "0 to 1");
    refuses(() -> images.inputs(-1), "there is no picture -1");
    refuses(
        () -> new Images(new byte[3], 1, 1, 2, new int[2], List.of("a")), "need 4 bytes", "are 3");
    refuses(() -> new Images(new byte[2], 1, 1, 2, new int[] {1}, List.of("a")), "label 1");
    refuses(() -> new Images(new byte[0], 1, 1, 1, new int[0], List.of("a")), "at least 1");
  }

  @Test
  void picturesAreSplitWithTheirLabels() {
    var images = Shapes32.images(100, new Random(1));
    var parts = images.split(0.8, new Random(2));
    assertEquals(80, parts.train().size());
    var counts = new int[10];
    Arrays.stream(parts.test().labels()).forEach(label -> counts[label]++);
    assertArrayEquals(new int[] {2, 2, 2, 2, 2, 2, 2, 2, 2, 2}, counts);
  }

  @Test
  void digitsCanBeSeenAsPictures() {
    var digits = Images.of(Datasets.digits().pick(0, 1), 8, 16);
    assertEquals("1 x 8 x 8", digits.toString().substring(14, 23));
    assertEquals(Math.round(255 * 5 / 16.0), digits.pixel(0, 0, 0, 2));
    refuses(() -> Images.of(Datasets.iris(), 3, 1), "4 columns do not fill", "3 lines");
  }

  @Test
  void shapesDependOnTheSeedOnly() {
    var first = Shapes32.images(30, new Random(1));
    assertArrayEquals(first.pixels(), Shapes32.images(30, new Random(1)).pixels());
    assertFalse(Arrays.equals(first.pixels(), Shapes32.images(30, new Random(2)).pixels()));
    assertEquals(10, first.classes().size());
    assertTrue(Arrays.stream(first.labels()).allMatch(label -> label < 10));
    refuses(() -> Shapes32.images(0, new Random(1)), "at least 1");
  }
}
