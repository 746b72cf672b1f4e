package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;
import gategrad.array.Sums;

/**
 * Repeats an array until it has a larger shape. Axes are matched from the last one; an axis that is
 * missing or has size 1 is repeated: (3), (1, 3) and (2, 1) all become (2, 3), and one number
 * becomes anything.
 *
 * <p>A number that is used often gets the sum of all its gradients.
 *
 * @param target the shape of the output
 */
public record BroadcastGate(Shape target) implements VectorGate {
  @Override
  public About about() {
    return About.of("broadcast" + target, "copy")
        .formula("z[i][j] = x[j], x[i][0] or x")
        .gradient("dx = the sum of dz over all copies")
        .explain("Copies; where a number is used more than once, its gradients add up.");
  }

  @Override
  public Shape shape(Shape... inputs) {
    Shape x = Shapes.one(this, inputs);
    int missing = target.rank() - x.rank();
    for (int axis = 0; axis < x.rank(); axis++) {
      if (missing < 0 || x.size(axis) != 1 && x.size(axis) != target.size(axis + missing)) {
        throw new IllegalArgumentException(
            "broadcast: axis %d of shape %s has %d; it cannot be repeated to %s, only a missing axis or one of size 1 can"
                .formatted(axis, x, x.size(axis), target));
      }
    }
    return target;
  }

  @Override
  public void forward(Array[] x, Array z) {
    for (int i = 0; i < z.size(); i++) {
      z.set(i, x[0].get(source(x[0].shape(), i)));
    }
  }

  @Override
  public void backward(int k, Array[] x, Array z, Array dz, Array dx) {
    Array sum = dz; // axis by axis over the copies
    int missing = target.rank() - dx.shape().rank();
    for (int axis = 0; axis < target.rank(); axis++) {
      if (axis < missing || dx.shape().size(axis - missing) < target.size(axis)) {
        Shape shape = sum.shape();
        sum = Array.of(shape.with(axis, 1), Sums.along(sum, shape.size(axis), shape.stride(axis)));
      }
    }
    for (int i = 0; i < dx.size(); i++) {
      dx.add(i, sum.get(i));
    }
  }

  /** The element of the input that element {@code i} of the output copies. */
  private int source(Shape input, int i) {
    int missing = target.rank() - input.rank();
    int source = 0;
    for (int axis = 0; axis < input.rank(); axis++) {
      int index = i / target.stride(axis + missing) % target.size(axis + missing);
      source += Math.min(index, input.size(axis) - 1) * input.stride(axis);
    }
    return source;
  }
}
