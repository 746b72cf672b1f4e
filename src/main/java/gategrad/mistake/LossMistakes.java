package gategrad.mistake;

import static gategrad.mistake.Matrices.flat;
import static gategrad.mistake.Matrices.of;
import static gategrad.mistake.Matrices.softmax;

import gategrad.text.Messages;
import java.util.Arrays;
import java.util.List;

/** What goes wrong in the gradients of the losses that classify. */
final class LossMistakes {
  private static final Messages WORDS = Messages.of(LossMistakes.class);

  private LossMistakes() {}

  /** Of softmax cross-entropy, averaged over the batch: (p - y) / N. */
  static Subject<ScoreProbe> softmaxCrossEntropy() {
    return new Subject<>(
        WORDS.say("subject.softmax-loss"),
        ScoreProbe::draw,
        List.of(p -> entropy(p, softmax(p.scores()), 1, 1.0 / p.examples())),
        List.of(
            Mistake.of(
                "loss.no-minus-one", p -> entropy(p, softmax(p.scores()), 0, 1.0 / p.examples())),
            Mistake.of("loss.not-averaged", p -> entropy(p, softmax(p.scores()), 1, 1)),
            Mistake.of(
                "loss.averaged-twice",
                p -> entropy(p, softmax(p.scores()), 1, Math.pow(p.examples(), -2))),
            Mistake.of(
                "loss.averaged-over-all",
                p ->
                    entropy(
                        p, softmax(p.scores()), 1, 1.0 / (p.examples() * p.scores()[0].length))),
            Mistake.of(
                "loss.softmax-twice",
                p -> entropy(p, softmax(softmax(p.scores())), 1, 1.0 / p.examples())),
            Mistake.of("loss.sign", p -> entropy(p, softmax(p.scores()), 1, -1.0 / p.examples())),
            Mistake.of(
                "loss.plus-one", p -> entropy(p, softmax(p.scores()), -1, 1.0 / p.examples())),
            Mistake.of(
                "loss.no-shift", p -> entropy(p, unshifted(p.scores()), 1, 1.0 / p.examples())),
            Mistake.of(
                "loss.wrong-axis",
                p -> entropy(p, transposedSoftmax(p.scores()), 1, 1.0 / p.examples())),
            Mistake.of("loss.labels-from-one", LossMistakes::fromOne),
            Mistake.of("loss.slope-of-sigmoid", LossMistakes::sigmoidSlope),
            Mistake.of("loss.scores", p -> entropy(p, p.scores(), 1, 1.0 / p.examples()))),
        p -> WORDS.say("where.scores", "n", p.examples(), "classes", p.scores()[0].length),
        Agreement.EXACT);
  }

  private static double[] entropy(ScoreProbe p, double[][] q, double minus, double times) {
    return flat(of(q.length, q[0].length, (i, j) -> times * (q[i][j] - minus * p.hot(i, j, 0))));
  }

  private static double[][] unshifted(double[][] scores) {
    return of(
        scores.length,
        scores[0].length,
        (i, j) -> Math.exp(scores[i][j]) / Arrays.stream(scores[i]).map(Math::exp).sum());
  }

  private static double[][] transposedSoftmax(double[][] scores) {
    return Matrices.transposed(softmax(Matrices.transposed(scores)));
  }

  private static double[] fromOne(ScoreProbe p) {
    double[][] q = softmax(p.scores());
    return flat(of(q.length, q[0].length, (i, j) -> (q[i][j] - p.hot(i, j, 1)) / q.length));
  }

  private static double[] sigmoidSlope(ScoreProbe p) {
    double[][] q = softmax(p.scores());
    return flat(
        of(
            q.length,
            q[0].length,
            (i, j) -> (q[i][j] - p.hot(i, j, 0)) * q[i][j] * (1 - q[i][j]) / q.length));
  }

  /** Of the hinge loss, margin 1, averaged over the batch. */
  static Subject<ScoreProbe> hinge() {
    return new Subject<>(
        WORDS.say("subject.hinge"),
        ScoreProbe::draw,
        List.of(p -> hinge(p, 1, Right.PER_BREAK, 1.0 / p.examples())),
        List.of(
            Mistake.of("hinge.right-once", p -> hinge(p, 1, Right.ONCE, 1.0 / p.examples())),
            Mistake.of("hinge.right-missing", p -> hinge(p, 1, Right.NEVER, 1.0 / p.examples())),
            Mistake.of("hinge.right-plus", p -> hinge(p, 1, Right.PLUS, 1.0 / p.examples())),
            Mistake.of("hinge.right-counted", p -> hinge(p, 1, Right.COUNTED, 1.0 / p.examples())),
            Mistake.of("hinge.no-margin", p -> hinge(p, 0, Right.PER_BREAK, 1.0 / p.examples())),
            Mistake.of("hinge.not-averaged", p -> hinge(p, 1, Right.PER_BREAK, 1)),
            Mistake.of("hinge.sign", p -> hinge(p, 1, Right.PER_BREAK, -1.0 / p.examples()))),
        p -> WORDS.say("where.scores", "n", p.examples(), "classes", p.scores()[0].length),
        Agreement.EXACT);
  }

  /** What the right class gets: minus one for each margin that is broken. */
  private enum Right {
    PER_BREAK,
    ONCE,
    NEVER,
    PLUS,
    COUNTED
  }

  private static double[] hinge(ScoreProbe p, double margin, Right right, double times) {
    var gradient = new double[p.examples()][p.scores()[0].length];
    for (int i = 0; i < gradient.length; i++) {
      int label = p.labels()[i];
      double[] s = p.scores()[i];
      int broken = 0;
      for (int j = 0; j < s.length; j++) {
        if (j != label && s[j] - s[label] + margin > 0) {
          gradient[i][j] = times;
          broken++;
        }
      }
      gradient[i][label] =
          times
              * switch (right) {
                case PER_BREAK -> -broken;
                case ONCE -> broken > 0 ? -1 : 0;
                case NEVER -> 0;
                case PLUS -> broken;
                case COUNTED -> 1 - broken;
              };
    }
    return flat(gradient);
  }
}
