package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;

/**
 * Cuts a piece out along one axis: indices {@code from} (included) to {@code to} (excluded).
 *
 * @param axis the axis along which is cut
 * @param from the first index that is taken
 * @param to the first index that is no longer taken
 */
public record SliceGate(int axis, int from, int to) implements VectorGate {
  @Override
  public About about() {
    return About.of("slice(axis %d, %d to %d)".formatted(axis, from, to), "slice")
        .formula("z[i] = x[from + i]")
        .gradient("dx[from + i] = dz[i], 0 elsewhere")
        .explain("Routes: what was cut out receives its gradient, the rest none.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    Shape x = Shapes.one(this, inputs);
    if (from < 0 || to > x.size(axis) || from >= to) {
      throw new IllegalArgumentException(
          "slice from %d (included) to %d (excluded): axis %d of shape %s has indices 0 to %d"
              .formatted(from, to, axis, x, x.size(axis) - 1));
    }
    return x.with(axis, to - from);
  }

  @Override
  public void forward(Array[] x, Array z) {
    Blocks.of(z.shape(), axis)
        .forEach(x[0].shape(), from, (small, large, n) -> z.copy(small, x[0], large, n));
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    Blocks.of(z.shape(), axis)
        .forEach(dx.shape(), from, (small, large, n) -> dx.addScaled(large, 1, dz, small, n));
  }
}
