package gategrad.data;

import gategrad.notebook.InterruptedComputation;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Generated colour pictures with the size and format of CIFAR-10: ten shapes and textures in random
 * colours, sizes and places, with noise.
 *
 * <p>No pixel tells the class by itself, so a linear classifier stays far behind a net with a
 * hidden layer. The same seed gives the same pictures.
 *
 * <pre>{@code
 * var shapes = Shapes32.images(5_000, new Random(1)).split(0.8, new Random(2));
 * }</pre>
 */
public final class Shapes32 {
  /** The ten classes. */
  public static final List<String> CLASSES =
      List.of(
          "disc",
          "ring",
          "square",
          "frame",
          "cross",
          "triangle",
          "rows",
          "columns",
          "diagonals",
          "chessboard");

  private static final int SIDE = 32;
  private static final double NOISE = 18;

  private Shapes32() {}

  /** Pictures of 3 x 32 x 32; the classes take turns, so each is equally frequent. */
  public static Images images(int count, RandomGenerator random) {
    if (count < 1) {
      throw new IllegalArgumentException("%s pictures; at least 1".formatted(count));
    }
    var pixels = new byte[Math.multiplyExact(count, 3 * SIDE * SIDE)];
    for (int i = 0; i < count; i++) {
      InterruptedComputation.poll();
      draw(i % CLASSES.size(), pixels, i * 3 * SIDE * SIDE, random);
    }
    int[] labels = IntStream.range(0, count).map(i -> i % CLASSES.size()).toArray();
    return new Images(pixels, 3, SIDE, SIDE, labels, CLASSES);
  }

  private static void draw(int label, byte[] pixels, int start, RandomGenerator random) {
    double[] ink = color(random);
    double[] paper = color(random);
    while (distance(ink, paper) < 120) {
      paper = color(random);
    }
    var place = Place.random(random);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double[] color = place.isInk(label, x, y) ? ink : paper;
        for (int channel = 0; channel < 3; channel++) {
          double value = color[channel] + NOISE * random.nextGaussian();
          int at = start + (channel * SIDE + y) * SIDE + x;
          pixels[at] = (byte) Math.round(Math.max(0, Math.min(255, value)));
        }
      }
    }
  }

  private static double[] color(RandomGenerator random) {
    return new double[] {
      255 * random.nextDouble(), 255 * random.nextDouble(), 255 * random.nextDouble()
    };
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(IntStream.range(0, 3).mapToDouble(c -> (a[c] - b[c]) * (a[c] - b[c])).sum());
  }

  /** Where a shape lies and how large it is; stripes take their width and shift from it. */
  private record Place(double x, double y, double radius, int period, int shift) {

    static Place random(RandomGenerator random) {
      double radius = 7 + 5 * random.nextDouble();
      double room = SIDE - 2 * radius;
      return new Place(
          radius + room * random.nextDouble(),
          radius + room * random.nextDouble(),
          radius,
          6 + random.nextInt(5),
          random.nextInt(16));
    }

    boolean isInk(int label, int column, int row) {
      double dx = (column + 0.5 - x) / radius;
      double dy = (row + 0.5 - y) / radius;
      double round = Math.hypot(dx, dy);
      double straight = Math.max(Math.abs(dx), Math.abs(dy));
      return switch (label) {
        case 0 -> round < 1;
        case 1 -> round < 1 && round > 0.6;
        case 2 -> straight < 0.9;
        case 3 -> straight < 0.9 && straight > 0.55;
        case 4 -> straight < 1 && Math.min(Math.abs(dx), Math.abs(dy)) < 0.3;
        case 5 -> dy < 0.9 && dy > 2 * Math.abs(dx) - 0.9;
        case 6 -> stripe(row);
        case 7 -> stripe(column);
        case 8 -> stripe(row + column);
        default -> stripe(row) != stripe(column);
      };
    }

    private boolean stripe(int at) {
      return (at + shift) % period < period / 2;
    }
  }
}
