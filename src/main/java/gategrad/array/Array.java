package gategrad.array;

import static java.util.Objects.requireNonNull;

/**
 * Numbers in row-major order with a shape, in one of two precisions: what a {@code VectorGate}
 * reads and writes.
 *
 * <p>Calculation with single elements is always in {@code double}; a float32 array rounds when it
 * stores. The methods on whole rows are faster than loops over single elements.
 */
public abstract sealed class Array permits Float64Array, Float32Array {
  private final Shape shape;
  private int version;

  Array(Shape shape) {
    this.shape = requireNonNull(shape, "shape");
  }

  /** Zeros. */
  public static Array zeros(Shape shape, Precision precision) {
    return switch (precision) {
      case FLOAT64 -> new Float64Array(shape, new double[shape.count()]);
      case FLOAT32 -> new Float32Array(shape, new float[shape.count()]);
    };
  }

  /** A float64 array on top of {@code data}, which is not copied. */
  public static Array of(Shape shape, double[] data) {
    checkLength(shape, data.length);
    return new Float64Array(shape, data);
  }

  /** A float32 array on top of {@code data}, which is not copied. */
  public static Array of(Shape shape, float[] data) {
    checkLength(shape, data.length);
    return new Float32Array(shape, data);
  }

  /** A float64 matrix with a copy of these rows, which must have the same length. */
  public static Array of(double[][] rows) {
    Array matrix =
        zeros(Shape.of(rows.length, rows.length == 0 ? 0 : rows[0].length), Precision.FLOAT64);
    int columns = matrix.columns();
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row %d has %d numbers, row 0 has %d; a matrix needs rows of one length"
                .formatted(i, rows[i].length, columns));
      }
      System.arraycopy(rows[i], 0, matrix.float64(), i * columns, columns);
    }
    return matrix;
  }

  private static void checkLength(Shape shape, int length) {
    if (shape.count() != length) {
      throw new IllegalArgumentException(
          "shape %s needs %d numbers, not %d".formatted(shape, shape.count(), length));
    }
  }

  /** The size along each axis. */
  public final Shape shape() {
    return shape;
  }

  /** How many numbers. */
  public final int size() {
    return shape.count();
  }

  /** Rows of a matrix; a vector or a single number is one row. */
  public final int rows() {
    return shape.rows();
  }

  /** Columns of a matrix, or the length of a vector. */
  public final int columns() {
    return shape.columns();
  }

  /** Bits per number. */
  public abstract Precision precision();

  /**
   * How often the numbers were changed; the backward pass compares it, to notice a change after the
   * forward pass.
   */
  public final int version() {
    return version;
  }

  /** Says that the numbers were changed by way of {@link #float64} or {@link #float32}. */
  public final void changed() {
    version++;
  }

  /** Element {@code i} in row-major order. */
  public abstract double get(int i);

  /** Replaces element {@code i}. */
  public abstract void set(int i, double value);

  /** Adds {@code value} to element {@code i}. */
  public abstract void add(int i, double value);

  /** Sets every element. */
  public abstract void fill(double value);

  /** {@code this[at + j] = from[start + j]} for {@code count} elements. */
  public abstract void copy(int at, Array from, int start, int count);

  /** {@code this[at + j] += factor * from[start + j]} for {@code count} elements. */
  public abstract void addScaled(int at, double factor, Array from, int start, int count);

  /** {@code this += factor * other}, element by element. */
  public final void addScaled(double factor, Array other) {
    addScaled(0, factor, other, 0, size());
  }

  /** Adds {@code row} to every row: <em>this[i][j] += row[j]</em>. */
  public final void addToRows(Array row) {
    for (int at = 0; at < size(); at += row.size()) {
      addScaled(at, 1, row, 0, row.size());
    }
  }

  /**
   * Adds every row of {@code matrix} to this row: <em>this[j] += sum over i of matrix[i][j]</em>.
   */
  public final void addRows(Array matrix) {
    double[] sums = Sums.rows(matrix, 0, matrix.size() / size(), size());
    for (int j = 0; j < sums.length; j++) {
      add(j, sums[j]);
    }
  }

  /** The sum of {@code count} elements from {@code start} on; see {@link Sums}. */
  public final double sum(int start, int count) {
    return Sums.run(this, start, count);
  }

  /** Elements added up one after the other; at least one. */
  abstract double fewSummed(int start, int count);

  /** Adds rows as long as {@code sums}, one after the other, to these sums. */
  abstract void addRowsTo(double[] sums, int start, int rows);

  /** The largest of {@code count} elements from {@code start} on; NaN if one of them is NaN. */
  public final double max(int start, int count) {
    double max = get(start);
    for (int i = start + 1; i < start + count; i++) {
      max = Math.max(max, get(i));
    }
    return max;
  }

  /** The same numbers, not copied, seen in another shape with as many elements. */
  public abstract Array reshaped(Shape shape);

  /** A copy of the numbers. */
  public abstract double[] toDoubles();

  /**
   * The {@code double[]} behind a float64 array, for loops that must be fast; not a copy. Who
   * writes through it says so with {@link #changed}.
   */
  public double[] float64() {
    throw new IllegalStateException("this array is " + precision() + ", not float64");
  }

  /**
   * The {@code float[]} behind a float32 array, for loops that must be fast; not a copy. Who writes
   * through it says so with {@link #changed}.
   */
  public float[] float32() {
    throw new IllegalStateException("this array is " + precision() + ", not float32");
  }

  /** A copy, rounded if {@code precision} asks for it. */
  public final Array copyAs(Precision precision) {
    Array copy = zeros(shape, precision);
    copy.copy(0, this, 0, size());
    return copy;
  }

  /** An array of zeros like this one. */
  public final Array zerosLike() {
    return zeros(shape, precision());
  }
}
