package gategrad.mistake;

import static gategrad.mistake.Matrices.flat;
import static gategrad.mistake.Matrices.of;

import gategrad.text.Messages;
import java.util.List;
import java.util.function.Function;

/**
 * What goes wrong in the gradients of the squared error and of the penalty on weights. Both come
 * with and without a half and with several means, all of them right: the loss says which.
 */
final class FitMistakes {
  private static final Messages WORDS = Messages.of(FitMistakes.class);

  private FitMistakes() {}

  /** A convention: the loss is the sum of squares times this. */
  enum Mean {
    OVER_ALL(p -> 1.0 / (p.y().length * p.y()[0].length)),
    OVER_EXAMPLES(p -> 1.0 / p.y().length),
    HALF_OVER_EXAMPLES(p -> 0.5 / p.y().length),
    SUM(p -> 1.0),
    HALF_SUM(p -> 0.5);

    private final Function<FitProbe, Double> factor;

    Mean(Function<FitProbe, Double> factor) {
      this.factor = factor;
    }

    double loss(FitProbe p) {
      double sum = 0;
      for (int i = 0; i < p.y().length; i++) {
        for (int j = 0; j < p.y()[0].length; j++) {
          sum += Math.pow(p.y()[i][j] - p.t()[i][j], 2);
        }
      }
      return factor.apply(p) * sum;
    }
  }

  static Subject<FitProbe> squaredError(Mean mean) {
    Function<FitProbe, Double> right = p -> 2 * mean.factor.apply(p);
    return new Subject<>(
        WORDS.say("subject.squared"),
        FitProbe::draw,
        List.of(p -> difference(p, right.apply(p))),
        List.of(
            error("squared.factor", p -> difference(p, right.apply(p) / 2)),
            error("squared.doubled", p -> difference(p, 2 * right.apply(p))),
            error("squared.sign", p -> difference(p, -right.apply(p))),
            error("squared.not-averaged", p -> difference(p, right.apply(p) * p.y().length)),
            error("squared.averaged-twice", p -> difference(p, right.apply(p) / p.y().length)),
            error("squared.plain", p -> difference(p, 1)),
            error("squared.squares", p -> squares(p, right.apply(p)))),
        p -> WORDS.say("where.fit", "n", p.y().length),
        Agreement.EXACT);
  }

  private static Mistake<FitProbe> error(String key, Function<FitProbe, double[]> rule) {
    return Mistake.of(key, rule);
  }

  private static double[] difference(FitProbe p, double times) {
    return flat(of(p.y().length, p.y()[0].length, (i, j) -> times * (p.y()[i][j] - p.t()[i][j])));
  }

  private static double[] squares(FitProbe p, double times) {
    return flat(
        of(
            p.y().length,
            p.y()[0].length,
            (i, j) -> times * Math.pow(p.y()[i][j] - p.t()[i][j], 2)));
  }

  /** The gradients of w and b of a penalty of half lambda, or of lambda, times the squares. */
  static Subject<FitProbe> penalty(boolean half) {
    double right = half ? 1 : 2;
    return new Subject<>(
        WORDS.say("subject.penalty"),
        FitProbe::draw,
        List.of(p -> penalty(p, right * p.lambda(), 0)),
        List.of(
            error("penalty.missing", p -> penalty(p, 0, 0)),
            error("penalty.doubled", p -> penalty(p, 2 * right * p.lambda(), 0)),
            error("penalty.halved", p -> penalty(p, right * p.lambda() / 2, 0)),
            error("penalty.bias", p -> penalty(p, right * p.lambda(), right * p.lambda())),
            error("penalty.sign", p -> penalty(p, -right * p.lambda(), 0)),
            error("penalty.strength-lost", p -> penalty(p, right, 0)),
            error("penalty.of-sign", FitMistakes::absolute)),
        p -> WORDS.say("where.penalty", "lambda", p.lambda()),
        Agreement.EXACT);
  }

  private static double[] penalty(FitProbe p, double ofWeights, double ofBiases) {
    return flat(
        Matrices.scaled(new double[][] {p.w()}, ofWeights),
        Matrices.scaled(new double[][] {p.b()}, ofBiases));
  }

  private static double[] absolute(FitProbe p) {
    double[][] signs = Matrices.map(new double[][] {p.w()}, Math::signum);
    return flat(Matrices.scaled(signs, p.lambda()), Matrices.scaled(new double[][] {p.b()}, 0));
  }
}
