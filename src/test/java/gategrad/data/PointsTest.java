package gategrad.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PointsTest {
  private static final double EXACT = 1e-12;

  @Test
  void moonsAreTwoHalfCircles() {
    var moons = Points.moons(100, 0, new Random(1));
    assertEquals("100 examples; features: x, y; classes: 0 (50), 1 (50)", moons.toString());
    for (int i = 0; i < 100; i++) {
      double centreX = moons.labels()[i] == 0 ? 0 : 1;
      double centreY = moons.labels()[i] == 0 ? 0 : 0.5;
      double[] point = moons.inputs()[i];
      assertEquals(1, Math.hypot(point[0] - centreX, point[1] - centreY), EXACT);
    }
    assertArrayEquals(new double[] {1, 0}, moons.inputs()[0], EXACT);
    assertArrayEquals(new double[] {2, 0.5}, moons.inputs()[99], EXACT);
  }

  @Test
  void noiseHasTheStandardDeviationAskedFor() {
    double squares = 0;
    var exact = Points.moons(10_000, 0, new Random(1));
    var noisy = Points.moons(10_000, 0.1, new Random(1));
    for (int i = 0; i < exact.size(); i++) {
      double dx = noisy.inputs()[i][0] - exact.inputs()[i][0];
      squares += dx * dx;
    }
    assertEquals(0.1, Math.sqrt(squares / exact.size()), 0.003);
  }

  @Test
  void circlesHaveTheirRadiiAndNoPointTwice() {
    var circles = Points.circles(40, 0.5, 0, new Random(1));
    for (int i = 0; i < 40; i++) {
      double[] p = circles.inputs()[i];
      assertEquals(circles.labels()[i] == 0 ? 1 : 0.5, Math.hypot(p[0], p[1]), EXACT);
    }
    assertEquals(40, Arrays.stream(circles.inputs()).map(Arrays::toString).distinct().count());
  }

  @Test
  void spiralsFollowTheirFormula() {
    var spirals = Points.spirals(300, 3, 0, new Random(1));
    double share = 10 / 99.0;
    double t = 4 * (2 + share);
    assertEquals(2, spirals.labels()[210]);
    assertArrayEquals(
        new double[] {share * Math.sin(t), share * Math.cos(t)}, spirals.inputs()[210], EXACT);
  }

  @Test
  void xorIsTheFourCorners() {
    assertArrayEquals(new int[] {0, 1, 1, 0}, Points.xor().labels());
    var clouds = Points.xor(20, 0.05, new Random(3));
    for (int i = 0; i < 20; i++) {
      boolean x = clouds.inputs()[i][0] > 0.5;
      boolean y = clouds.inputs()[i][1] > 0.5;
      assertEquals(x != y ? 1 : 0, clouds.labels()[i]);
    }
  }

  @Test
  void blobsShareUnevenCounts() {
    assertEquals(
        "10 examples; features: x, y; classes: 0 (4), 1 (3), 2 (3)",
        Points.blobs(10, 3, 0.2, new Random(1)).toString());
  }

  @Test
  void curvesRunFromEndToEnd() {
    var sine = Points.sine(5, 0, new Random(1));
    assertArrayEquals(new double[] {0, -1, 0, 1, 0}, sine.targets(), EXACT);
    var line = Points.line(3, 2, 1, 0, new Random(1));
    assertArrayEquals(new double[] {-1, 1, 3}, line.targets(), EXACT);
  }

  @Test
  void sameSeedSamePoints() {
    Supplier<Examples> make = () -> Points.moons(50, 0.1, new Random(7));
    assertTrue(Arrays.deepEquals(make.get().inputs(), make.get().inputs()));
    assertFalse(
        Arrays.deepEquals(make.get().inputs(), Points.moons(50, 0.1, new Random(8)).inputs()));
  }

  @Test
  void badArgumentsAreExplained() {
    var random = new Random(1);
    refuses("1 points are too few; at least 2 are needed", () -> Points.moons(1, 0, random));
    refuses("it is a standard deviation", () -> Points.moons(10, -1, random));
    refuses("between 0 and 1", () -> Points.circles(10, 2, 0, random));
    refuses("at least one is needed", () -> Points.blobs(10, 0, 0, random));
  }

  private static void refuses(String part, Supplier<?> call) {
    var error = assertThrows(IllegalArgumentException.class, call::get);
    assertTrue(error.getMessage().contains(part), error::getMessage);
  }
}
