package gategrad.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  /** 100 rows that hold their own number; 70 of class 0, 20 of class 1, 10 of class 2. */
  private static Examples numbered() {
    var inputs = IntStream.range(0, 100).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
    var labels = IntStream.range(0, 100).map(i -> i < 70 ? 0 : i < 90 ? 1 : 2).toArray();
    return Examples.of(inputs, labels);
  }

  @Test
  void splitKeepsTheShareOfEachClassAndLosesNothing() {
    var parts = numbered().split(0.8, new Random(1));
    assertEquals(
        "80 examples; features: x0; classes: 0 (56), 1 (16), 2 (8)", parts.train().toString());
    assertEquals(
        "20 examples; features: x0; classes: 0 (14), 1 (4), 2 (2)", parts.test().toString());
    var all = IntStream.concat(numbers(parts.train()), numbers(parts.test())).sorted().toArray();
    assertArrayEquals(IntStream.range(0, 100).toArray(), all);
  }

  @Test
  void splitDependsOnTheSeedOnly() {
    int[] first = numbers(numbered().split(0.8, new Random(1)).test()).toArray();
    int[] again = numbers(numbered().split(0.8, new Random(1)).test()).toArray();
    int[] other = numbers(numbered().split(0.8, new Random(2)).test()).toArray();
    assertArrayEquals(first, again);
    assertFalse(Arrays.equals(first, other));
  }

  @Test
  void aRareClassIsInBothParts() {
    var rare = Examples.of(new double[][] {{1}, {2}, {3}, {4}}, new int[] {0, 0, 1, 1});
    var parts = rare.split(0.9, new Random(1));
    assertEquals(2, Arrays.stream(parts.test().labels()).distinct().count());
  }

  @Test
  void shufflingKeepsInputsAndLabelsTogether() {
    var mixed = numbered().shuffled(new Random(5));
    for (int i = 0; i < mixed.size(); i++) {
      assertEquals(numbered().labels()[(int) mixed.inputs()[i][0]], mixed.labels()[i]);
    }
    assertFalse(Arrays.equals(numbered().labels(), mixed.labels()));
  }

  @Test
  void columnsAreSelectedByName() {
    var moons = Points.moons(10, 0, new Random(1));
    assertEquals(moons.inputs()[3][1], moons.select("y").inputs()[3][0]);
    assertEquals(List.of("y"), moons.select("y").features());
    refuses("there is no column 'z'; the columns are x, y", () -> moons.select("z"));
  }

  @Test
  void signsAreMinusOneAndOne() {
    assertArrayEquals(new double[] {-1, 1, 1, -1}, Points.xor().signs());
    var error = assertThrows(IllegalStateException.class, () -> numbered().signs());
    assertTrue(error.getMessage().contains("have 3"), error::getMessage);
  }

  @Test
  void samplesSplitToo() {
    var parts = Points.sine(10, 0, new Random(1)).split(0.7, new Random(2));
    assertEquals(7, parts.train().size());
    assertEquals(3, parts.test().size());
    assertEquals("3 samples, 1 feature", parts.test().toString());
    assertEquals(Math.sin(parts.test().inputs()[0][0]), parts.test().targets()[0], 1e-12);
  }

  @Test
  void badDataIsRefusedByRowAndColumn() {
    int[] two = {0, 1};
    refuses("2 inputs but 1 labels", () -> Examples.of(new double[2][1], new int[1]));
    refuses("no examples", () -> Examples.of(new double[0][], new int[0]));
    refuses(
        "row 1 has 1 numbers, but row 0 has 2",
        () -> Examples.of(new double[][] {{1, 2}, {1}}, two));
    refuses("row 1, column 0 is NaN", () -> Examples.of(new double[][] {{1}, {Double.NaN}}, two));
    refuses("the label of row 1 is -1", () -> Examples.of(new double[2][1], new int[] {0, -1}));
    refuses(
        "target of row 0 is Infinity",
        () -> new Samples(new double[1][1], new double[] {Double.POSITIVE_INFINITY}));
    refuses("between 0 and 1", () -> numbered().split(80, new Random(1)));
    refuses("there is no row 100; rows run from 0 to 99", () -> numbered().pick(100));
    refuses("too few to split", () -> Examples.of(new double[2][1], two).split(0.5, new Random(1)));
  }

  private static IntStream numbers(Examples examples) {
    return Arrays.stream(examples.inputs()).mapToInt(row -> (int) row[0]);
  }

  private static void refuses(String part, Supplier<?> call) {
    var error = assertThrows(IllegalArgumentException.class, call::get);
    assertTrue(error.getMessage().contains(part), error::getMessage);
  }
}
