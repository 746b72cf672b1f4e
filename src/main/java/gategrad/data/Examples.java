package gategrad.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Inputs with the class that each one belongs to.
 *
 * <pre>{@code
 * var moons = Points.moons(100, 0.1, new Random(1));
 * var parts = moons.split(0.8, new Random(2));
 * parts.train().inputs()[0]; // the two coordinates of the first training point
 * parts.train().labels()[0]; // 0 or 1
 * }</pre>
 *
 * <p>The arrays are not copied; changing one changes the examples.
 *
 * @param inputs one row for each example, one column for each feature; finite numbers
 * @param labels the class of each row, counted from zero
 * @param features the names of the columns
 * @param classes the names of the classes; label 0 is the first
 */
public record Examples(
    double[][] inputs, int[] labels, List<String> features, List<String> classes) {

  /** Checks sizes, numbers and labels. */
  public Examples {
    Rows.check(inputs);
    if (inputs.length != labels.length) {
      throw new IllegalArgumentException(
          "%s inputs but %s labels; every input needs one label"
              .formatted(inputs.length, labels.length));
    }
    if (features.size() != inputs[0].length) {
      throw new IllegalArgumentException(
          "%s columns but %s names for them".formatted(inputs[0].length, features.size()));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes.size()) {
        throw new IllegalArgumentException(
            "the label of row %s is %s; with %s classes labels run from 0 to %s"
                .formatted(i, labels[i], classes.size(), classes.size() - 1));
      }
    }
    features = List.copyOf(features);
    classes = List.copyOf(classes);
  }

  /** Examples whose columns are called x0, x1 ... and whose classes are called 0, 1 ... */
  public static Examples of(double[][] inputs, int[] labels) {
    Rows.check(inputs);
    int classes = Arrays.stream(labels).max().orElse(0) + 1;
    return new Examples(
        inputs, labels, names("x", inputs[0].length), names("", Math.max(classes, 1)));
  }

  /** How many examples there are. */
  public int size() {
    return inputs.length;
  }

  /** The labels of two classes as -1 and +1, the form that hinge losses want. */
  public double[] signs() {
    if (classes.size() != 2) {
      throw new IllegalStateException(
          "signs are for two classes, these examples have %s: %s"
              .formatted(classes.size(), classes));
    }
    return Arrays.stream(labels).mapToDouble(label -> 2 * label - 1).toArray();
  }

  /** The examples with these row numbers, in this order. */
  public Examples pick(int... rows) {
    return new Examples(
        Rows.pick(inputs, rows),
        Arrays.stream(rows).map(row -> labels[row]).toArray(),
        features,
        classes);
  }

  /** Some columns, by name; a name that is not there is an error which lists those that are. */
  public Examples select(String... names) {
    int[] columns = Arrays.stream(names).mapToInt(name -> Rows.column(name, features)).toArray();
    var chosen = new double[size()][];
    for (int i = 0; i < chosen.length; i++) {
      double[] row = inputs[i];
      chosen[i] = Arrays.stream(columns).mapToDouble(column -> row[column]).toArray();
    }
    return new Examples(chosen, labels, List.of(names), classes);
  }

  /** The same examples in random order. */
  public Examples shuffled(RandomGenerator random) {
    return pick(Rows.shuffle(IntStream.range(0, size()).toArray(), random));
  }

  /**
   * Divides at random so that each class keeps its share of both parts (a stratified split).
   *
   * <p>Of {@code n} examples of a class {@code round(trainShare * n)} are for training, but never
   * none and never all of them while there are two.
   *
   * @param trainShare between 0 and 1, for example 0.8
   */
  public Split<Examples> split(double trainShare, RandomGenerator random) {
    Rows.checkShare(trainShare);
    var train = new ArrayList<Integer>();
    var test = new ArrayList<Integer>();
    for (int c = 0; c < classes.size(); c++) {
      int label = c;
      int[] rows =
          Rows.shuffle(
              IntStream.range(0, size()).filter(row -> labels[row] == label).toArray(), random);
      int cut = Rows.cut(trainShare, rows.length);
      for (int i = 0; i < rows.length; i++) {
        (i < cut ? train : test).add(rows[i]);
      }
    }
    if (train.isEmpty() || test.isEmpty()) {
      throw new IllegalArgumentException(
          "%s examples are too few to split; every class needs two".formatted(size()));
    }
    return new Split<>(
        pick(Rows.shuffle(Rows.array(train), random)),
        pick(Rows.shuffle(Rows.array(test), random)));
  }

  /** For example {@code 100 examples; features: x, y; classes: 0 (50), 1 (50)}. */
  @Override
  public String toString() {
    var counts = new int[classes.size()];
    for (int label : labels) {
      counts[label]++;
    }
    String perClass =
        IntStream.range(0, counts.length)
            .mapToObj(c -> "%s (%s)".formatted(classes.get(c), counts[c]))
            .collect(Collectors.joining(", "));
    return "%s examples; features: %s; classes: %s"
        .formatted(size(), Rows.list(features), perClass);
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }
}
