package gategrad.mistake;

import static gategrad.mistake.Matrices.columnSums;
import static gategrad.mistake.Matrices.flat;
import static gategrad.mistake.Matrices.of;

import gategrad.text.Messages;
import java.util.List;
import java.util.function.Function;

/** What goes wrong going back through batch normalisation and dropout. */
final class NormMistakes {
  private static final Messages WORDS = Messages.of(NormMistakes.class);

  /** What is added to the variance. */
  static final double EPSILON = 1e-5;

  private NormMistakes() {}

  /** dx of y = (x - mean) / sqrt(variance + epsilon), column by column. */
  static Subject<LayerProbe> batchNorm() {
    return new Subject<>(
        WORDS.say("subject.batchnorm"),
        LayerProbe::draw,
        List.of(p -> norm(p, true, true)),
        List.of(
            Mistake.of("batchnorm.constants", p -> norm(p, false, false)),
            Mistake.of("batchnorm.variance-constant", p -> norm(p, true, false)),
            Mistake.of("batchnorm.mean-constant", p -> norm(p, false, true)),
            Mistake.of("batchnorm.upstream", p -> flat(p.dy())),
            Mistake.of("batchnorm.forward", p -> flat(standard(p))),
            Mistake.of("batchnorm.zero", p -> flat(Matrices.map(standard(p), any -> 0)))),
        p -> WORDS.say("where.batch", "n", p.examples(), "columns", p.b().length),
        Agreement.EXACT);
  }

  /** The inputs have the shape of dy here: the first columns of x. */
  static double[][] inputs(LayerProbe p) {
    return of(p.examples(), p.b().length, (i, j) -> p.x()[i][j]);
  }

  private static double[][] standard(LayerProbe p) {
    double[][] x = inputs(p);
    double[][] sd = deviation(x);
    double[][] mean = Matrices.scaled(columnSums(x), 1.0 / x.length);
    return of(x.length, x[0].length, (i, j) -> (x[i][j] - mean[0][j]) / sd[0][j]);
  }

  private static double[][] deviation(double[][] x) {
    double[][] mean = Matrices.scaled(columnSums(x), 1.0 / x.length);
    double[][] squares =
        columnSums(of(x.length, x[0].length, (i, j) -> Math.pow(x[i][j] - mean[0][j], 2)));
    return Matrices.map(squares, s -> Math.sqrt(s / x.length + EPSILON));
  }

  /** sigma dx = dy - mean(dy) - xhat mean(dy xhat); a part is missing where it is held constant. */
  private static double[] norm(LayerProbe p, boolean throughMean, boolean throughVariance) {
    double[][] hat = standard(p);
    double[][] sd = deviation(inputs(p));
    double[][] dy = p.dy();
    int n = p.examples();
    double[][] sum = columnSums(dy);
    double[][] along = columnSums(of(n, dy[0].length, (i, j) -> dy[i][j] * hat[i][j]));
    return flat(
        of(
            n,
            dy[0].length,
            (i, j) ->
                (dy[i][j]
                        - (throughMean ? sum[0][j] / n : 0)
                        - (throughVariance ? hat[i][j] * along[0][j] / n : 0))
                    / sd[0][j]));
  }

  /** dx of y = x * mask / (1 - p), where the mask keeps a number with probability 1 - p. */
  static Subject<DropoutProbe> dropout() {
    return new Subject<>(
        WORDS.say("subject.dropout"),
        DropoutProbe::draw,
        List.of(p -> dropped(p, (g, m) -> g * m / (1 - p.p()))),
        List.of(
            drop("dropout.scale-missing", p -> dropped(p, (g, m) -> g * m)),
            drop("dropout.mask-missing", p -> dropped(p, (g, m) -> g / (1 - p.p()))),
            drop("dropout.upstream", p -> dropped(p, (g, m) -> g)),
            drop("dropout.scale-inverted", p -> dropped(p, (g, m) -> g * m * (1 - p.p()))),
            drop("dropout.keep-for-drop", p -> dropped(p, (g, m) -> g * m / p.p())),
            drop("dropout.mask-inverted", p -> dropped(p, (g, m) -> g * (1 - m) / (1 - p.p()))),
            drop("dropout.scale-twice", p -> dropped(p, (g, m) -> g * m / Math.pow(1 - p.p(), 2)))),
        p -> WORDS.say("where.dropout", "p", p.p()),
        Agreement.EXACT);
  }

  private interface Rule {
    double of(double upstream, double mask);
  }

  private static double[] dropped(DropoutProbe p, Rule rule) {
    return flat(
        of(p.dy().length, p.dy()[0].length, (i, j) -> rule.of(p.dy()[i][j], p.mask()[i][j])));
  }

  private static Mistake<DropoutProbe> drop(String key, Function<DropoutProbe, double[]> rule) {
    return Mistake.of(key, rule);
  }
}
