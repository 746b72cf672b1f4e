package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;

/**
 * Puts arrays next to each other along one axis: along axis 0, (2, 3) and (4, 3) give (6, 3).
 *
 * @param axis the axis that grows
 */
public record ConcatGate(int axis) implements VectorGate {
  @Override
  public About about() {
    return About.of("concat(axis " + axis + ")", "concat")
        .formula("z = [x1, x2, ...]")
        .gradient("dx1, dx2, ... = the parts of dz")
        .explain("Glues arrays together; each receives its part of the upstream gradient.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    Shape first = inputs[0];
    int size = 0;
    for (Shape next : inputs) {
      if (next.rank() != first.rank() || !next.with(axis, first.size(axis)).equals(first)) {
        throw new IllegalArgumentException(
            "%s: %s and %s may differ along axis %d only (%s)"
                .formatted(name(), first, next, axis, first.difference(next)));
      }
      size += next.size(axis);
    }
    return first.with(axis, size);
  }

  @Override
  public void forward(Array[] x, Array z) {
    int at = 0;
    for (Array part : x) {
      Blocks.of(part.shape(), axis)
          .forEach(z.shape(), at, (small, large, n) -> z.copy(large, part, small, n));
      at += part.shape().size(axis);
    }
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    int at = 0;
    for (int before = 0; before < k; before++) {
      at += x[before].shape().size(axis);
    }
    Blocks.of(dx.shape(), axis)
        .forEach(z.shape(), at, (small, large, n) -> dx.addScaled(small, 1, dz, large, n));
  }
}
