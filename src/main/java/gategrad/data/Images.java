package gategrad.data;

import gategrad.Tensor;
import gategrad.array.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Labelled pictures of one size, a byte for each pixel and channel.
 *
 * <p>Bytes take an eighth of the room of doubles; numbers from 0 to 1 are made for one mini-batch
 * at a time by {@link #inputs}.
 *
 * <pre>{@code
 * var clothing = Datasets.fashionSample();
 * double[][] batch = clothing.train().inputs(0, 1, 2); // 3 rows of 784 numbers
 * }</pre>
 *
 * @param pixels picture after picture, channel after channel, line after line
 * @param channels 1 for grey, 3 for red, green, blue
 * @param height in pixels
 * @param width in pixels
 * @param labels the class of each picture, counted from zero
 * @param classes the names of the classes
 */
public record Images(
    byte[] pixels, int channels, int height, int width, int[] labels, List<String> classes) {

  /** Checks sizes and labels. */
  public Images {
    if (channels < 1 || height < 1 || width < 1 || labels.length == 0) {
      throw new IllegalArgumentException(
          "%s pictures of %s x %s x %s: every size must be at least 1"
              .formatted(labels.length, channels, height, width));
    }
    long wanted = (long) labels.length * channels * height * width;
    if (pixels.length != wanted) {
      throw new IllegalArgumentException(
          "%s labels and pictures of %s x %s x %s need %s bytes, but there are %s"
              .formatted(labels.length, channels, height, width, wanted, pixels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes.size()) {
        throw new IllegalArgumentException(
            "picture %s has label %s; with %s classes labels run from 0 to %s"
                .formatted(i, labels[i], classes.size(), classes.size() - 1));
      }
    }
    classes = List.copyOf(classes);
  }

  /**
   * Examples seen as grey pictures, such as the digits with their 64 columns.
   *
   * @param white the number that becomes the brightest grey; 0 becomes black
   */
  public static Images of(Examples examples, int height, double white) {
    int count = examples.features().size();
    if (height < 1 || count % height != 0) {
      throw new IllegalArgumentException(
          "%s columns do not fill a picture of %s lines".formatted(count, height));
    }
    var pixels = new byte[examples.size() * count];
    for (int i = 0; i < pixels.length; i++) {
      double share = examples.inputs()[i / count][i % count] / white;
      pixels[i] = (byte) Math.round(255 * Math.min(1, Math.max(0, share)));
    }
    return new Images(pixels, 1, height, count / height, examples.labels(), examples.classes());
  }

  /** How many pictures there are. */
  public int size() {
    return labels.length;
  }

  /** How many numbers a picture has: channels times height times width. */
  public int features() {
    return channels * height * width;
  }

  /** One byte of a picture as a number from 0 to 255. */
  public int pixel(int image, int channel, int y, int x) {
    return pixels[((image * channels + channel) * height + y) * width + x] & 255;
  }

  /** These pictures as rows of numbers from 0 to 1. */
  public double[][] inputs(int... images) {
    var rows = new double[images.length][features()];
    for (int k = 0; k < rows.length; k++) {
      int start = start(images[k]);
      for (int j = 0; j < features(); j++) {
        rows[k][j] = (pixels[start + j] & 255) / 255.0;
      }
    }
    return rows;
  }

  /** All pictures as rows of numbers from 0 to 1, with their labels. */
  public Examples examples() {
    var names = IntStream.range(0, features()).mapToObj(j -> "p" + j).toList();
    return new Examples(inputs(IntStream.range(0, size()).toArray()), labels, names, classes);
  }

  /** All pictures as one tensor (pictures, features) of numbers from 0 to 1. */
  public Tensor toTensor() {
    var numbers = new double[Math.multiplyExact(size(), features())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (pixels[i] & 255) / 255.0;
    }
    return Tensor.of(Shape.of(size(), features()), numbers);
  }

  /** The pictures with these numbers, in this order. */
  public Images pick(int... images) {
    var chosen = new byte[Math.multiplyExact(images.length, features())];
    for (int k = 0; k < images.length; k++) {
      System.arraycopy(pixels, start(images[k]), chosen, k * features(), features());
    }
    int[] chosenLabels = Arrays.stream(images).map(i -> labels[i]).toArray();
    return new Images(chosen, channels, height, width, chosenLabels, classes);
  }

  private int start(int image) {
    if (image < 0 || image >= size()) {
      throw new IllegalArgumentException(
          "there is no picture %s; pictures run from 0 to %s".formatted(image, size() - 1));
    }
    return image * features();
  }

  /** The first pictures; all of them where there are fewer. */
  public Images first(int count) {
    return pick(IntStream.range(0, Math.min(count, size())).toArray());
  }

  /** Divides at random, each class keeping its share; see {@link Examples#split}. */
  public Split<Images> split(double trainShare, RandomGenerator random) {
    var numbers = IntStream.range(0, size()).mapToObj(i -> new double[] {i});
    var parts =
        new Examples(numbers.toArray(double[][]::new), labels, List.of("number"), classes)
            .split(trainShare, random);
    return new Split<>(pick(numbers(parts.train())), pick(numbers(parts.test())));
  }

  private static int[] numbers(Examples examples) {
    return Arrays.stream(examples.inputs()).mapToInt(row -> (int) row[0]).toArray();
  }

  /** For example {@code 5000 pictures of 1 x 28 x 28, 10 classes: T-shirt/top, trouser ...}. */
  @Override
  public String toString() {
    return "%s pictures of %s x %s x %s, %s classes: %s"
        .formatted(size(), channels, height, width, classes.size(), String.join(", ", classes));
  }
}
