package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;

/**
 * The largest of all elements, or of the elements along one axis.
 *
 * @param over what the maximum is taken over
 */
public record MaxAxisGate(Axis over) implements VectorGate {
  @Override
  public About about() {
    return About.of("max" + over, "max")
        .formula("z = max(x[0], x[1], ...)")
        .gradient("dx[i] = dz for the first largest element, 0 for the others")
        .rule("A tie goes to the first. Where one element is NaN, so is every gradient.")
        .explain("Routes: the largest element receives the whole upstream gradient.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    return over.reduced(Shapes.one(this, inputs));
  }

  @Override
  public void forward(Array[] x, Array z) {
    z.fill(Double.NEGATIVE_INFINITY);
    over.forEach(x[0].shape(), (in, out) -> z.set(out, Math.max(z.get(out), x[0].get(in))));
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    var routed = new boolean[z.size()];
    over.forEach(
        dx.shape(),
        (in, out) -> {
          if (Double.isNaN(z.get(out))) {
            dx.add(in, Double.NaN);
          } else if (!routed[out] && x[0].get(in) == z.get(out)) {
            routed[out] = true;
            dx.add(in, dz.get(out));
          }
        });
  }
}
