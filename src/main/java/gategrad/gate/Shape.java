package gategrad.gate;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The size of an array along each axis: {@code (3, 2)} has 3 rows and 2 columns, {@code ()} is one
 * number.
 */
public final class Shape {
  private final int[] sizes;

  private Shape(int[] sizes) {
    this.sizes = sizes;
  }

  /** The shape with these sizes; a size below one is an error. */
  public static Shape of(int... sizes) {
    for (int size : sizes) {
      if (size < 1) {
        throw new IllegalArgumentException(
            "shape " + Arrays.toString(sizes) + ": every size must be at least 1");
      }
    }
    return new Shape(sizes.clone());
  }

  /** The number of axes. */
  public int rank() {
    return sizes.length;
  }

  /** The size along one axis. */
  public int size(int axis) {
    if (axis < 0 || axis >= sizes.length) {
      throw new IllegalArgumentException("shape " + this + " has no axis " + axis);
    }
    return sizes[axis];
  }

  /** How many numbers an array of this shape holds. */
  public int count() {
    int count = 1;
    for (int size : sizes) {
      count = Math.multiplyExact(count, size);
    }
    return count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  /** Written as {@code (3, 2)}; one axis as {@code (3)}. */
  @Override
  public String toString() {
    return Arrays.stream(sizes)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
