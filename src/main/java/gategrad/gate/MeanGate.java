package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;

/**
 * The mean of all elements, or of the elements along one axis.
 *
 * @param over what the mean is taken over
 */
public record MeanGate(Axis over) implements VectorGate {
  @Override
  public About about() {
    return About.of("mean" + over, "mean")
        .formula("z = (x[0] + ... + x[n-1]) / n")
        .gradient("dx[i] = dz / n")
        .explain("Distributes: each element receives an equal share of the upstream gradient.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    return over.reduced(Shapes.one(this, inputs));
  }

  @Override
  public void forward(Array[] x, Array z) {
    double n = (double) x[0].size() / z.size();
    double[] sums = over.sums(x[0]);
    for (int i = 0; i < sums.length; i++) {
      z.set(i, sums[i] / n);
    }
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    double n = (double) x[0].size() / z.size();
    over.forEach(dx.shape(), (in, out) -> dx.add(in, dz.get(out) / n));
  }
}
