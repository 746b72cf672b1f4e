package gategrad.data;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Generated points, the classic small problems: moons, circles, blobs, spirals, XOR, and curves for
 * regression.
 *
 * <p>{@code noise} is the standard deviation of what is added to each coordinate; 0 gives the exact
 * shape. Points come class by class; {@code shuffled} mixes them. The same seed gives the same
 * points on every machine.
 *
 * <pre>{@code
 * var moons = Points.moons(100, 0.1, new Random(1)); // 100 points, labels 0 and 1
 * }</pre>
 */
public final class Points {
  private static final List<String> X_Y = List.of("x", "y");

  private Points() {}

  /**
   * Two half moons that reach into each other: no line divides them, a small net does.
   *
   * <p>Class 0 is {@code (cos t, sin t)}, class 1 is {@code (1 - cos t, 0.5 - sin t)}, {@code t}
   * from 0 to pi.
   */
  public static Examples moons(int count, double noise, RandomGenerator random) {
    return points(
        count,
        2,
        (label, share) -> {
          double t = Math.PI * share;
          return label == 0
              ? new double[] {Math.cos(t), Math.sin(t)}
              : new double[] {1 - Math.cos(t), 0.5 - Math.sin(t)};
        },
        noise,
        random);
  }

  /** A ring of radius 1 (class 0) around a ring of radius {@code factor} (class 1). */
  public static Examples circles(int count, double factor, double noise, RandomGenerator random) {
    if (!(factor > 0 && factor < 1)) {
      throw new IllegalArgumentException(
          "the inner circle has radius %s; it must lie between 0 and 1".formatted(factor));
    }
    return points(
        count,
        2,
        (label, share) ->
            onCircle(label == 0 ? 1 : factor, 2 * Math.PI * share * (1 - 2.0 / count)),
        noise,
        random);
  }

  /** Round clouds, as easy as it gets: their centres lie on a circle of radius 3. */
  public static Examples blobs(int count, int classes, double noise, RandomGenerator random) {
    return points(
        count,
        classes,
        (label, share) -> onCircle(3, 2 * Math.PI * label / classes),
        noise,
        random);
  }

  /**
   * Spiral arms, one for each class: a line gets about half of three arms right, two layers nearly
   * all.
   *
   * <p>Arm {@code k} is {@code (r sin t, r cos t)} with {@code r} from 0 to 1 and {@code t} from
   * {@code 4k} to {@code 4k + 4} plus noise: here the noise turns the point, it does not shift it.
   */
  public static Examples spirals(int count, int classes, double noise, RandomGenerator random) {
    return points(
        count,
        classes,
        (label, share) -> {
          double t = 4 * (label + share) + noise * random.nextGaussian();
          return new double[] {share * Math.sin(t), share * Math.cos(t)};
        },
        0,
        random);
  }

  /** The four corners of exclusive or: class 1 where exactly one coordinate is 1. */
  public static Examples xor() {
    var corners = new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    return new Examples(corners, new int[] {0, 1, 1, 0}, X_Y, List.of("0", "1"));
  }

  /** Clouds around the four corners of {@link #xor()}, {@code count} points in all. */
  public static Examples xor(int count, double noise, RandomGenerator random) {
    checkCount(count, 4);
    var corners = xor();
    var inputs = new double[count][];
    var labels = new int[count];
    for (int i = 0; i < count; i++) {
      inputs[i] = noisy(corners.inputs()[i % 4], noise, random);
      labels[i] = corners.labels()[i % 4];
    }
    return new Examples(inputs, labels, X_Y, corners.classes());
  }

  /** A sine wave: {@code x} evenly from -pi to pi, target {@code sin x} plus noise. */
  public static Samples sine(int count, double noise, RandomGenerator random) {
    checkCount(count, 2);
    var inputs = new double[count][];
    var targets = new double[count];
    for (int i = 0; i < count; i++) {
      double x = Math.PI * (2.0 * i / (count - 1) - 1);
      inputs[i] = new double[] {x};
      targets[i] = Math.sin(x) + noise * random.nextGaussian();
    }
    return new Samples(inputs, targets);
  }

  /**
   * A straight line: {@code x} evenly from -1 to 1, target {@code slope * x + start} plus noise.
   */
  public static Samples line(
      int count, double slope, double start, double noise, RandomGenerator random) {
    checkCount(count, 2);
    var inputs = new double[count][];
    var targets = new double[count];
    for (int i = 0; i < count; i++) {
      double x = 2.0 * i / (count - 1) - 1;
      inputs[i] = new double[] {x};
      targets[i] = slope * x + start + noise * random.nextGaussian();
    }
    return new Samples(inputs, targets);
  }

  /** Where the point of a class lies; {@code share} runs from 0 to 1 along its curve. */
  private interface Curve {
    double[] at(int label, double share);
  }

  private static Examples points(
      int count, int classes, Curve curve, double noise, RandomGenerator random) {
    if (classes < 1) {
      throw new IllegalArgumentException("%s classes; at least one is needed".formatted(classes));
    }
    checkCount(count, classes);
    var inputs = new double[count][];
    var labels = new int[count];
    int i = 0;
    for (int label = 0; label < classes; label++) {
      int here = count / classes + (label < count % classes ? 1 : 0);
      for (int k = 0; k < here; k++) {
        double share = here == 1 ? 0.5 : k / (here - 1.0);
        inputs[i] = noisy(curve.at(label, share), noise, random);
        labels[i++] = label;
      }
    }
    var names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return new Examples(inputs, labels, X_Y, names);
  }

  private static double[] onCircle(double radius, double angle) {
    return new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
  }

  private static double[] noisy(double[] point, double noise, RandomGenerator random) {
    if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the noise is %s; it is a standard deviation, 0 or more".formatted(noise));
    }
    if (noise == 0) {
      return point.clone();
    }
    return new double[] {
      point[0] + noise * random.nextGaussian(), point[1] + noise * random.nextGaussian()
    };
  }

  private static void checkCount(int count, int least) {
    if (count < least) {
      throw new IllegalArgumentException(
          "%s points are too few; at least %s are needed".formatted(count, least));
    }
  }
}
