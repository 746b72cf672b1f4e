package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;

/**
 * Adds up all elements, or the elements along one axis: {@code axis} 0 adds up each column.
 *
 * @param over what is added up
 */
public record SumGate(Axis over) implements VectorGate {
  @Override
  public About about() {
    return About.of("sum" + over, "sum")
        .formula("z = x[0] + x[1] + ...")
        .gradient("dx[i] = dz")
        .explain("Distributes, as every sum: each element receives the upstream gradient.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    return over.reduced(Shapes.one(this, inputs));
  }

  @Override
  public void forward(Array[] x, Array z) {
    double[] sums = over.sums(x[0]);
    for (int i = 0; i < sums.length; i++) {
      z.set(i, sums[i]);
    }
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    over.forEach(dx.shape(), (in, out) -> dx.add(in, dz.get(out)));
  }
}
