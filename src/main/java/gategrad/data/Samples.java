package gategrad.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Inputs with the number that each one should give: data for regression.
 *
 * <p>The arrays are not copied; changing one changes the samples.
 *
 * @param inputs one row for each sample, one column for each feature; finite numbers
 * @param targets the number to predict for each row
 */
public record Samples(double[][] inputs, double[] targets) {

  /** Checks sizes and numbers. */
  public Samples {
    Rows.check(inputs);
    if (inputs.length != targets.length) {
      throw new IllegalArgumentException(
          "%s inputs but %s targets; every input needs one target"
              .formatted(inputs.length, targets.length));
    }
    for (int i = 0; i < targets.length; i++) {
      if (!Double.isFinite(targets[i])) {
        throw new IllegalArgumentException(
            "the target of row %s is %s; only finite numbers can be learnt"
                .formatted(i, targets[i]));
      }
    }
  }

  /** How many samples there are. */
  public int size() {
    return inputs.length;
  }

  /** The samples with these row numbers, in this order. */
  public Samples pick(int... rows) {
    return new Samples(
        Rows.pick(inputs, rows), Arrays.stream(rows).mapToDouble(row -> targets[row]).toArray());
  }

  /** The same samples in random order. */
  public Samples shuffled(RandomGenerator random) {
    return pick(Rows.shuffle(IntStream.range(0, size()).toArray(), random));
  }

  /**
   * Divides at random: {@code round(trainShare * size)} samples to learn from, the others to test.
   *
   * @param trainShare between 0 and 1, for example 0.8
   */
  public Split<Samples> split(double trainShare, RandomGenerator random) {
    Rows.checkShare(trainShare);
    if (size() < 2) {
      throw new IllegalArgumentException("one sample cannot be split into two parts");
    }
    int[] rows = Rows.shuffle(IntStream.range(0, size()).toArray(), random);
    int cut = Rows.cut(trainShare, rows.length);
    return new Split<>(
        pick(Arrays.copyOf(rows, cut)), pick(Arrays.copyOfRange(rows, cut, rows.length)));
  }

  /** For example {@code 50 samples, 1 feature}. */
  @Override
  public String toString() {
    int features = inputs[0].length;
    return "%s samples, %s feature%s".formatted(size(), features, features == 1 ? "" : "s");
  }
}
