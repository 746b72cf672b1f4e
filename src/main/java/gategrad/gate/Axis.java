package gategrad.gate;

import gategrad.array.Array;
import gategrad.array.Shape;
import gategrad.array.Sums;

/**
 * What a sum, mean or maximum runs over: one axis, which disappears, or everything.
 *
 * @param axis the axis, or -1 for everything
 */
public record Axis(int axis) {
  /** Everything: the result is one number. */
  public static final Axis ALL = new Axis(-1);

  /** Axis one axis; over axis 0 of a matrix a column becomes one number. */
  public static Axis axis(int axis) {
    if (axis < 0) {
      throw new IllegalArgumentException("axis " + axis + ": axes count from 0");
    }
    return new Axis(axis);
  }

  /** The shape that is left. */
  Shape reduced(Shape shape) {
    return axis < 0 ? Shape.of() : shape.without(axis);
  }

  /** The sums over this axis, or over everything. */
  double[] sums(Array x) {
    return axis < 0
        ? Sums.along(x, x.size(), 1)
        : Sums.along(x, x.shape().size(axis), x.shape().stride(axis));
  }

  /** Visits every element of an array of this shape with the element of the result it goes into. */
  void forEach(Shape shape, Visit visit) {
    int length = axis < 0 ? shape.count() : shape.size(axis);
    int stride = axis < 0 ? 1 : shape.stride(axis);
    for (int in = 0; in < shape.count(); in++) {
      visit.element(in, in / (length * stride) * stride + in % stride);
    }
  }

  /** What is done with one element. */
  interface Visit {
    void element(int in, int out);
  }

  /** Empty for everything, else for example {@code (axis 0)}. */
  @Override
  public String toString() {
    return axis < 0 ? "" : "(axis " + axis + ")";
  }
}
