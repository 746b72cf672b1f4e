package gategrad.mistake;

import static gategrad.mistake.Matrices.flat;
import static gategrad.mistake.Matrices.of;

import gategrad.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/** What goes wrong before training: standardising the test set, shuffling. */
final class DataMistakes {
  private static final Messages WORDS = Messages.of(DataMistakes.class);

  private DataMistakes() {}

  /** The test set, standardised by what is known of the training set. */
  static Subject<DataProbe> standardise() {
    return new Subject<>(
        WORDS.say("subject.standardise"),
        DataProbe::draw,
        List.of(p -> scaled(p.test(), p.train(), 0), p -> scaled(p.test(), p.train(), 1)),
        List.of(
            wrong("scale.test-statistics", p -> scaled(p.test(), p.test(), 0)),
            wrong("scale.test-statistics", p -> scaled(p.test(), p.test(), 1)),
            wrong("scale.all-statistics", p -> scaled(p.test(), both(p), 0)),
            wrong("scale.all-statistics", p -> scaled(p.test(), both(p), 1)),
            wrong("scale.not-divided", p -> column(p, (x, mean, variance) -> x - mean)),
            wrong(
                "scale.not-centred",
                p -> column(p, (x, mean, variance) -> x / Math.sqrt(variance))),
            wrong(
                "scale.by-variance", p -> column(p, (x, mean, variance) -> (x - mean) / variance)),
            wrong("scale.not", p -> flat(p.test())),
            wrong("scale.train-returned", p -> scaled(p.train(), p.train(), 0)),
            wrong("scale.one-mean", DataMistakes::together)),
        p -> WORDS.say("where.data", "train", p.train().length, "test", p.test().length),
        Agreement.EXACT);
  }

  private static Mistake<DataProbe> wrong(String key, Function<DataProbe, double[]> rule) {
    return Mistake.of(key, rule);
  }

  private static double[][] both(DataProbe p) {
    return Stream.concat(Arrays.stream(p.train()), Arrays.stream(p.test()))
        .toArray(double[][]::new);
  }

  private static double mean(double[][] a, int column) {
    return Arrays.stream(a).mapToDouble(row -> row[column]).average().orElse(0);
  }

  /** The mean of the squares; {@code less} is 1 for the estimate from a sample. */
  private static double variance(double[][] a, int column, int less) {
    double mean = mean(a, column);
    return Arrays.stream(a).mapToDouble(row -> Math.pow(row[column] - mean, 2)).sum()
        / (a.length - less);
  }

  private static double[] scaled(double[][] a, double[][] by, int less) {
    return flat(
        of(a.length, 2, (i, j) -> (a[i][j] - mean(by, j)) / Math.sqrt(variance(by, j, less))));
  }

  private interface Scale {
    double of(double x, double mean, double variance);
  }

  private static double[] column(DataProbe p, Scale scale) {
    return flat(
        of(
            p.test().length,
            2,
            (i, j) -> scale.of(p.test()[i][j], mean(p.train(), j), variance(p.train(), j, 0))));
  }

  /** One mean and one deviation for all columns. */
  private static double[] together(DataProbe p) {
    double[] all = Arrays.stream(p.train()).flatMapToDouble(Arrays::stream).toArray();
    double mean = Arrays.stream(all).average().orElse(0);
    double variance = Arrays.stream(all).map(x -> Math.pow(x - mean, 2)).average().orElse(0);
    return flat(Matrices.map(p.test(), x -> (x - mean) / Math.sqrt(variance)));
  }

  /** Rows and labels of the training set, in the order that is asked for. */
  static Subject<DataProbe> shuffle() {
    return new Subject<>(
        WORDS.say("subject.shuffle"),
        DataProbe::draw,
        List.of(p -> moved(p, k -> p.order()[k], k -> p.order()[k])),
        List.of(
            wrong("shuffle.labels-stay", p -> moved(p, k -> p.order()[k], k -> k)),
            wrong("shuffle.rows-stay", p -> moved(p, k -> k, k -> p.order()[k])),
            wrong("shuffle.not", p -> moved(p, k -> k, k -> k)),
            wrong("shuffle.apart", p -> moved(p, k -> p.order()[k], k -> inverse(p, k))),
            wrong("shuffle.inverse", p -> moved(p, k -> inverse(p, k), k -> inverse(p, k))),
            wrong("shuffle.repeats", DataMistakes::inPlace)),
        p -> WORDS.say("where.shuffle", "order", Arrays.toString(p.order())),
        Agreement.EXACT);
  }

  private static int inverse(DataProbe p, int k) {
    for (int i = 0; i < p.order().length; i++) {
      if (p.order()[i] == k) {
        return i;
      }
    }
    throw new IllegalStateException("the order is no permutation");
  }

  private static double[] moved(DataProbe p, IntUnaryOperator row, IntUnaryOperator label) {
    int n = p.train().length;
    return flat(
        of(n, 2, (i, j) -> p.train()[row.applyAsInt(i)][j]),
        of(1, n, (i, j) -> p.labels()[label.applyAsInt(j)]));
  }

  /** Overwriting in the same array: rows that are still needed are gone. */
  private static double[] inPlace(DataProbe p) {
    double[][] rows = p.train().clone();
    double[] labels = p.labels().clone();
    for (int k = 0; k < rows.length; k++) {
      rows[k] = rows[p.order()[k]];
      labels[k] = labels[p.order()[k]];
    }
    return flat(rows, new double[][] {labels});
  }
}
