package gategrad.array;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The size of an array along each axis: {@code (3, 2)} has 3 rows and 2 columns, {@code ()} is one
 * number.
 */
public final class Shape {
  private final int[] sizes;
  private final int count;

  private Shape(int[] sizes) {
    this.sizes = sizes;
    long product = 1;
    for (int size : sizes) {
      product *= size;
      if (product > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "shape %s holds more numbers than an array can".formatted(this));
      }
    }
    this.count = (int) product;
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

  /** Rows of a matrix; a vector or a single number is one row. */
  public int rows() {
    return matrixSize(0);
  }

  /** Columns of a matrix, or the length of a vector. */
  public int columns() {
    return matrixSize(1);
  }

  private int matrixSize(int axis) {
    int missing = 2 - sizes.length;
    if (missing < 0) {
      throw new IllegalArgumentException(
          "shape " + this + " has " + sizes.length + " axes; a vector or a matrix was expected");
    }
    return axis < missing ? 1 : sizes[axis - missing];
  }

  /** Where two shapes differ, in words for an error: {@code axis 1: 2 against 3}. */
  public String difference(Shape other) {
    if (rank() != other.rank()) {
      return rank() + " axes against " + other.rank();
    }
    return IntStream.range(0, sizes.length)
        .filter(k -> sizes[k] != other.sizes[k])
        .mapToObj(k -> "axis " + k + ": " + sizes[k] + " against " + other.sizes[k])
        .collect(Collectors.joining(", "));
  }

  /** How many numbers an array of this shape holds. */
  public int count() {
    return count;
  }

  /** Where the element with these indices, one for each axis, stands in row-major order. */
  public int index(int... indices) {
    if (rank() != indices.length) {
      throw new IllegalArgumentException(
          "get with %d indices, but shape %s has %d axes".formatted(indices.length, this, rank()));
    }
    int index = 0;
    for (int axis = 0; axis < sizes.length; axis++) {
      if (indices[axis] < 0 || indices[axis] >= sizes[axis]) {
        throw new IllegalArgumentException(
            "index %d of axis %d is outside shape %s".formatted(indices[axis], axis, this));
      }
      index = index * sizes[axis] + indices[axis];
    }
    return index;
  }

  /** This shape without one axis. */
  public Shape without(int axis) {
    size(axis);
    return new Shape(
        IntStream.range(0, sizes.length).filter(k -> k != axis).map(k -> sizes[k]).toArray());
  }

  /** This shape with another size along one axis. */
  public Shape with(int axis, int size) {
    size(axis);
    int[] changed = sizes.clone();
    changed[axis] = size;
    return of(changed);
  }

  /** How many elements one step along {@code axis} skips: the product of the sizes after it. */
  public int stride(int axis) {
    int stride = 1;
    for (int k = axis + 1; k < sizes.length; k++) {
      stride *= sizes[k];
    }
    return stride;
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
