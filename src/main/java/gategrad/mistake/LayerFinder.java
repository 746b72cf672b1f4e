package gategrad.mistake;

import gategrad.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Finds what is wrong in layers, losses, optimisers and data preparation that a learner wrote with
 * plain arrays. Each method says what the answer is; probes bring all that is needed.
 *
 * <pre>{@code
 * LayerFinder.momentum(p -> {
 *   var after = new double[p.gradients().length];
 *   double at = p.w();
 *   for (int k = 0; k < after.length; k++) after[k] = at -= p.rate() * p.gradients()[k];
 *   return after;
 * }, random).named().get() // "momentum.not-kept"
 * }</pre>
 */
public final class LayerFinder {
  private static final Messages WORDS = Messages.of(LayerFinder.class);
  private static final long ANY_SEED = 17;

  private LayerFinder() {}

  /** The backward pass of y = x W + b; the answer is dx, dW, and db as a matrix of one row. */
  public static Diagnosis affine(
      Function<LayerProbe, List<double[][]>> backward, RandomGenerator random) {
    return find(LayerMistakes.subject(), p -> flat(backward.apply(p), 3), random);
  }

  /**
   * The backward pass of batch normalisation of the columns of {@code x}, as many as dy has, with
   * the variance over N and 1e-5 added to it; the answer is dx.
   */
  public static Diagnosis batchNorm(
      Function<LayerProbe, double[][]> backward, RandomGenerator random) {
    return find(
        NormMistakes.batchNorm(),
        p ->
            Matrices.flat(
                backward.apply(new LayerProbe(NormMistakes.inputs(p), p.w(), p.b(), p.dy()))),
        random);
  }

  /** The backward pass of dropout that scales by 1 / (1 - p); the answer is dx. */
  public static Diagnosis dropout(
      Function<DropoutProbe, double[][]> backward, RandomGenerator random) {
    return find(NormMistakes.dropout(), p -> Matrices.flat(backward.apply(p)), random);
  }

  /** The gradient of the mean softmax cross-entropy with respect to the scores. */
  public static Diagnosis softmaxCrossEntropy(
      Function<ScoreProbe, double[][]> gradient, RandomGenerator random) {
    return find(LossMistakes.softmaxCrossEntropy(), p -> Matrices.flat(gradient.apply(p)), random);
  }

  /** The gradient of the mean hinge loss with margin 1 with respect to the scores. */
  public static Diagnosis hinge(Function<ScoreProbe, double[][]> gradient, RandomGenerator random) {
    return find(LossMistakes.hinge(), p -> Matrices.flat(gradient.apply(p)), random);
  }

  /**
   * The gradient of a squared error with respect to the outputs. With or without a half, as a sum
   * or a mean: the learner's own loss says which is meant.
   */
  public static Diagnosis squaredError(
      ToDoubleFunction<FitProbe> loss,
      Function<FitProbe, double[][]> gradient,
      RandomGenerator random) {
    var probes = FitProbe.draw(6, random);
    Optional<FitMistakes.Mean> meant =
        Arrays.stream(FitMistakes.Mean.values())
            .filter(
                mean ->
                    probes.stream()
                        .allMatch(p -> Agreement.EXACT.same(mean.loss(p), loss.applyAsDouble(p))))
            .findFirst();
    return meant
        .map(
            mean ->
                find(FitMistakes.squaredError(mean), p -> Matrices.flat(gradient.apply(p)), random))
        .orElseGet(() -> Diagnosis.wrong(WORDS.say("squared.loss")));
  }

  /**
   * The gradient of an L2 penalty; the answer is that of w and that of b, each a matrix of one row.
   *
   * @param half whether the penalty is lambda / 2 times the sum of squares, not lambda times it
   */
  public static Diagnosis penalty(
      boolean half, Function<FitProbe, List<double[][]>> gradient, RandomGenerator random) {
    return find(FitMistakes.penalty(half), p -> flat(gradient.apply(p), 2), random);
  }

  /** Gradient descent with weight decay, w -= rate * (g + decay * w): w after each step. */
  public static Diagnosis sgd(Function<StepsProbe, double[]> steps, RandomGenerator random) {
    return find(OptimizerMistakes.sgd(), steps, random);
  }

  /** Momentum, v = momentum * v + g and w -= rate * v: w after each step. */
  public static Diagnosis momentum(Function<StepsProbe, double[]> steps, RandomGenerator random) {
    return find(OptimizerMistakes.momentum(), steps, random);
  }

  /** Adam; {@code momentum()} is its first beta: w after each step. */
  public static Diagnosis adam(Function<StepsProbe, double[]> steps, RandomGenerator random) {
    return find(OptimizerMistakes.adam(), steps, random);
  }

  /** The test set, standardised column by column: the answer is the new test set. */
  public static Diagnosis standardise(
      Function<DataProbe, double[][]> test, RandomGenerator random) {
    return find(DataMistakes.standardise(), p -> Matrices.flat(test.apply(p)), random);
  }

  /**
   * Shuffling: row k of the answer is row {@code order()[k]} of the training set, and its label
   * comes along. The answer is the rows, and the labels as a matrix of one row.
   */
  public static Diagnosis shuffle(
      Function<DataProbe, List<double[][]>> shuffled, RandomGenerator random) {
    return find(DataMistakes.shuffle(), p -> flat(shuffled.apply(p), 2), random);
  }

  private static double[] flat(List<double[][]> matrices, int expected) {
    if (matrices.size() != expected) {
      throw new IllegalArgumentException(
          WORDS.say("answer.matrices", "expected", expected, "got", matrices.size()));
    }
    return Matrices.flat(matrices.toArray(double[][][]::new));
  }

  static <P> Diagnosis find(
      Subject<P> subject, Function<P, double[]> answer, RandomGenerator random) {
    var known = subject.distinct(new SplittableRandom(ANY_SEED));
    var answers = new ArrayList<double[]>();
    try {
      var probes = known.probes(random);
      for (P probe : probes) {
        answers.add(answer.apply(probe).clone());
      }
      return new Fit<>(known, probes, answers).diagnosis();
    } catch (RuntimeException failed) {
      var type = failed.getClass().getSimpleName();
      return Diagnosis.wrong(
          WORDS.say(
              "code.stopped",
              "error",
              failed.getMessage() == null ? type : type + ": " + failed.getMessage()));
    }
  }
}
