package gategrad.mistake;

import static gategrad.mistake.Matrices.columnSums;
import static gategrad.mistake.Matrices.flat;
import static gategrad.mistake.Matrices.map;
import static gategrad.mistake.Matrices.product;
import static gategrad.mistake.Matrices.scaled;
import static gategrad.mistake.Matrices.transposed;

import gategrad.text.Messages;
import java.util.List;
import java.util.function.Function;

/** What goes wrong in the backward pass of y = x W + b: the answer is dx, dW, db. */
final class LayerMistakes {
  private static final Messages WORDS = Messages.of(LayerMistakes.class);

  private LayerMistakes() {}

  static Subject<LayerProbe> subject() {
    return new Subject<>(
        WORDS.say("subject.affine"),
        LayerProbe::draw,
        List.of(p -> flat(dx(p), dw(p), db(p))),
        mistakes(),
        p -> WORDS.say("where.affine", "n", p.examples(), "in", p.w().length, "out", p.b().length),
        Agreement.EXACT);
  }

  private static double[][] dx(LayerProbe p) {
    return product(p.dy(), transposed(p.w()));
  }

  private static double[][] dw(LayerProbe p) {
    return product(transposed(p.x()), p.dy());
  }

  private static double[][] db(LayerProbe p) {
    return columnSums(p.dy());
  }

  private static List<Mistake<LayerProbe>> mistakes() {
    return List.of(
        all("affine.dw-transposed", p -> flat(dx(p), transposed(dw(p)), db(p))),
        all("affine.dw-as-forward", p -> flat(dx(p), map(p.w(), w -> w), db(p))),
        bias("affine.bias-mean", p -> scaled(db(p), 1.0 / p.examples())),
        bias("affine.bias-one-row", p -> new double[][] {p.dy()[0]}),
        bias("affine.bias-last-row", p -> new double[][] {p.dy()[p.examples() - 1]}),
        bias("affine.bias-not-summed", LayerProbe::dy),
        bias("affine.bias-wrong-axis", p -> columnSums(transposed(p.dy()))),
        bias("affine.bias-total", p -> map(db(p), any -> Matrices.sum(p.dy()))),
        bias("affine.bias-upstream-forgotten", p -> map(db(p), any -> p.examples())),
        bias("affine.bias-one", p -> map(db(p), any -> 1)),
        bias("affine.bias-zero", p -> map(db(p), any -> 0)),
        all(
            "affine.parameters-mean",
            p -> flat(dx(p), scaled(dw(p), 1.0 / p.examples()), scaled(db(p), 1.0 / p.examples()))),
        all("affine.dw-mean", p -> flat(dx(p), scaled(dw(p), 1.0 / p.examples()), db(p))),
        all(
            "affine.first-example",
            p -> flat(dx(p), product(transposed(first(p.x())), first(p.dy())), db(p))),
        all("affine.upstream-forgotten", p -> right(ones(p))),
        all("affine.sign", p -> right(upstream(p, scaled(p.dy(), -1)))),
        all("affine.dx-zero", p -> flat(map(dx(p), any -> 0), dw(p), db(p))),
        all("affine.dx-upstream", p -> flat(p.dy(), dw(p), db(p))),
        all("affine.dw-zero", p -> flat(dx(p), map(dw(p), any -> 0), db(p))));
  }

  private static double[][] first(double[][] rows) {
    return new double[][] {rows[0]};
  }

  private static double[] right(LayerProbe p) {
    return flat(dx(p), dw(p), db(p));
  }

  private static LayerProbe ones(LayerProbe p) {
    return upstream(p, map(p.dy(), any -> 1));
  }

  private static LayerProbe upstream(LayerProbe p, double[][] dy) {
    return new LayerProbe(p.x(), p.w(), p.b(), dy);
  }

  private static Mistake<LayerProbe> bias(String key, Function<LayerProbe, double[][]> db) {
    return all(key, p -> flat(dx(p), dw(p), db.apply(p)));
  }

  private static Mistake<LayerProbe> all(String key, Function<LayerProbe, double[]> rule) {
    return Mistake.of(key, rule);
  }
}
