package gategrad.mistake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Layers, losses, optimisers and data as learners write them with plain loops: not the rules of the
 * catalogue, but code of its own.
 */
class LayerFinderTest {
  private static Random random() {
    return new Random(3);
  }

  private static void named(String mistake, Diagnosis diagnosis) {
    assertEquals(Optional.of(mistake), diagnosis.named(), diagnosis::text);
  }

  // ---- y = x W + b

  private static List<double[][]> affine(LayerProbe p, boolean sumBias, boolean transposeDw) {
    int n = p.x().length;
    int in = p.w().length;
    int out = p.b().length;
    var dx = new double[n][in];
    var dw = transposeDw ? new double[out][in] : new double[in][out];
    var db = new double[1][out];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < out; j++) {
        db[0][j] = p.dy()[i][j] + (sumBias ? db[0][j] : 0);
        for (int k = 0; k < in; k++) {
          dx[i][k] += p.dy()[i][j] * p.w()[k][j];
          if (transposeDw) {
            dw[j][k] += p.dy()[i][j] * p.x()[i][k];
          } else {
            dw[k][j] += p.dy()[i][j] * p.x()[i][k];
          }
        }
      }
    }
    return List.of(dx, dw, db);
  }

  @Test
  void layers() {
    assertTrue(LayerFinder.affine(p -> affine(p, true, false), random()).right());
    named("affine.bias-last-row", LayerFinder.affine(p -> affine(p, false, false), random()));
    named("affine.dw-transposed", LayerFinder.affine(p -> affine(p, true, true), random()));
    var stopped = LayerFinder.affine(p -> List.<double[][]>of(p.x()), random());
    assertTrue(stopped.text().contains("3 matrices were expected, 1 came back"), stopped::text);
  }

  // ---- losses

  private static double[][] entropy(ScoreProbe p, boolean shift, double minus, double divide) {
    int n = p.scores().length;
    var gradient = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] s = p.scores()[i].clone();
      double largest = Double.NEGATIVE_INFINITY;
      for (double score : s) {
        largest = Math.max(largest, score);
      }
      double sum = 0;
      for (int j = 0; j < s.length; j++) {
        s[j] = Math.exp(s[j] - (shift ? largest : 0));
        sum += s[j];
      }
      for (int j = 0; j < s.length; j++) {
        s[j] = s[j] / sum;
      }
      s[p.labels()[i]] -= minus;
      for (int j = 0; j < s.length; j++) {
        s[j] /= divide == 0 ? 1 : n;
      }
      gradient[i] = s;
    }
    return gradient;
  }

  @Test
  void losses() {
    assertTrue(LayerFinder.softmaxCrossEntropy(p -> entropy(p, true, 1, 1), random()).right());
    named("loss.no-shift", LayerFinder.softmaxCrossEntropy(p -> entropy(p, false, 1, 1), random()));
    named(
        "loss.no-minus-one",
        LayerFinder.softmaxCrossEntropy(p -> entropy(p, true, 0, 1), random()));
    named(
        "loss.not-averaged",
        LayerFinder.softmaxCrossEntropy(p -> entropy(p, true, 1, 0), random()));
  }

  private static double squares(FitProbe p) {
    double sum = 0;
    for (int i = 0; i < p.y().length; i++) {
      for (int j = 0; j < p.y()[i].length; j++) {
        double error = p.y()[i][j] - p.t()[i][j];
        sum += error * error;
      }
    }
    return sum;
  }

  private static double[][] errors(FitProbe p, double times) {
    var errors = new double[p.y().length][p.y()[0].length];
    for (int i = 0; i < errors.length; i++) {
      for (int j = 0; j < errors[i].length; j++) {
        errors[i][j] = times * (p.y()[i][j] - p.t()[i][j]);
      }
    }
    return errors;
  }

  /** The half and the mean are matters of taste; the loss says which is meant. */
  @Test
  void squaredErrorsInEveryConvention() {
    assertTrue(LayerFinder.squaredError(p -> squares(p) / 2, p -> errors(p, 1), random()).right());
    assertTrue(LayerFinder.squaredError(p -> squares(p), p -> errors(p, 2), random()).right());
    assertTrue(
        LayerFinder.squaredError(
                p -> squares(p) / p.y().length, p -> errors(p, 2.0 / p.y().length), random())
            .right());
    named("squared.factor", LayerFinder.squaredError(p -> squares(p), p -> errors(p, 1), random()));
    named(
        "squared.not-averaged",
        LayerFinder.squaredError(p -> squares(p) / p.y().length, p -> errors(p, 2), random()));
    var loss = LayerFinder.squaredError(p -> squares(p) * 3, p -> errors(p, 6), random());
    assertTrue(loss.text().contains("The loss itself"), loss::text);
  }

  // ---- optimisers

  private static double[] momentum(StepsProbe p, boolean otherSign, boolean keep) {
    var after = new double[p.gradients().length];
    double w = p.w();
    double v = 0;
    for (int k = 0; k < after.length; k++) {
      if (otherSign) {
        v = p.momentum() * v - p.rate() * p.gradients()[k];
        w += v;
      } else {
        v = p.momentum() * v + p.gradients()[k];
        w -= p.rate() * v;
      }
      v = keep ? v : 0;
      after[k] = w;
    }
    return after;
  }

  private static double[] adam(StepsProbe p, int t, boolean correct) {
    var after = new double[p.gradients().length];
    double w = p.w();
    double m = 0;
    double v = 0;
    for (int k = 0; k < after.length; k++) {
      double g = p.gradients()[k];
      m += (1 - p.momentum()) * (g - m);
      v += (1 - p.beta2()) * (g * g - v);
      double mHat = correct ? m / (1 - Math.pow(p.momentum(), t)) : m;
      double vHat = correct ? v / (1 - Math.pow(p.beta2(), t)) : v;
      w -= p.rate() * mHat / (Math.sqrt(vHat) + p.epsilon());
      t++;
      after[k] = w;
    }
    return after;
  }

  @Test
  void optimisers() {
    assertTrue(LayerFinder.momentum(p -> momentum(p, false, true), random()).right());
    assertTrue(LayerFinder.momentum(p -> momentum(p, true, true), random()).right());
    named("momentum.not-kept", LayerFinder.momentum(p -> momentum(p, true, false), random()));
    assertTrue(LayerFinder.adam(p -> adam(p, 1, true), random()).right());
    named("adam.no-correction", LayerFinder.adam(p -> adam(p, 1, false), random()));
    named("adam.t-from-zero", LayerFinder.adam(p -> adam(p, 0, true), random()));
    named("adam.t-from-two", LayerFinder.adam(p -> adam(p, 2, true), random()));
    named(
        "step.not-cleared",
        LayerFinder.sgd(
            p -> {
              var after = new double[p.gradients().length];
              double w = p.w();
              double grad = 0;
              for (int k = 0; k < after.length; k++) {
                grad += p.gradients()[k];
                w -= p.rate() * (grad + p.decay() * w);
                after[k] = w;
              }
              return after;
            },
            random()));
  }

  // ---- data

  private static double[][] scaled(double[][] rows, double[][] by, int less) {
    var scaled = new double[rows.length][2];
    for (int j = 0; j < 2; j++) {
      double mean = 0;
      for (double[] row : by) {
        mean += row[j] / by.length;
      }
      double variance = 0;
      for (double[] row : by) {
        variance += (row[j] - mean) * (row[j] - mean) / (by.length - less);
      }
      for (int i = 0; i < rows.length; i++) {
        scaled[i][j] = (rows[i][j] - mean) / Math.sqrt(variance);
      }
    }
    return scaled;
  }

  private static List<double[][]> shuffled(DataProbe p, Function<Integer, Integer> label) {
    int n = p.train().length;
    var rows = new double[n][];
    var labels = new double[1][n];
    for (int k = 0; k < n; k++) {
      rows[k] = p.train()[p.order()[k]];
      labels[0][k] = p.labels()[label.apply(k)];
    }
    return List.of(rows, labels);
  }

  @Test
  void data() {
    assertTrue(LayerFinder.standardise(p -> scaled(p.test(), p.train(), 0), random()).right());
    assertTrue(LayerFinder.standardise(p -> scaled(p.test(), p.train(), 1), random()).right());
    named(
        "scale.test-statistics",
        LayerFinder.standardise(p -> scaled(p.test(), p.test(), 1), random()));
    assertTrue(LayerFinder.shuffle(p -> shuffled(p, k -> p.order()[k]), random()).right());
    named("shuffle.labels-stay", LayerFinder.shuffle(p -> shuffled(p, k -> k), random()));
  }

  @Test
  void codeThatStopsIsTold() {
    var diagnosis = LayerFinder.sgd(p -> new double[] {p.gradients()[99]}, random());
    assertTrue(diagnosis.text().contains("The code stopped with ArrayIndexOutOfBounds"));
    var nothing = LayerFinder.sgd(p -> new double[0], random());
    assertTrue(!nothing.right() && nothing.mistakes().isEmpty(), nothing::text);
  }
}
