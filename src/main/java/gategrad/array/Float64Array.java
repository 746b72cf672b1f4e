package gategrad.array;

import java.util.Arrays;

final class Float64Array extends Array {
  private final double[] data;

  Float64Array(Shape shape, double[] data) {
    super(shape);
    this.data = data;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT64;
  }

  @Override
  public double get(int i) {
    return data[i];
  }

  @Override
  public void set(int i, double value) {
    changed();
    data[i] = value;
  }

  @Override
  public void add(int i, double value) {
    changed();
    data[i] += value;
  }

  @Override
  public void fill(double value) {
    changed();
    Arrays.fill(data, value);
  }

  @Override
  public void copy(int at, Array from, int start, int count) {
    changed();
    if (from instanceof Float64Array same) {
      System.arraycopy(same.data, start, data, at, count);
    } else {
      for (int j = 0; j < count; j++) {
        data[at + j] = from.get(start + j);
      }
    }
  }

  @Override
  public void addScaled(int at, double factor, Array from, int start, int count) {
    changed();
    double[] x = from.float64();
    double a = factor;
    if (at == start) { // one common index, so that the JVM vectorises the loop
      for (int j = at; j < at + count; j++) {
        data[j] += a * x[j];
      }
    } else {
      for (int j = 0; j < count; j++) {
        data[at + j] += a * x[start + j];
      }
    }
  }

  @Override
  public void addRows(Array matrix) {
    changed();
    double[] x = matrix.float64();
    int columns = data.length;
    int at = 0;
    for (;
        at + 3 * columns < x.length;
        at += 4 * columns) { // fewer loads and stores than one by one
      addFourRows(x, at, at + columns, at + 2 * columns, at + 3 * columns);
    }
    for (; at < x.length; at += columns) {
      addScaled(0, 1, matrix, at, columns);
    }
  }

  private void addFourRows(double[] x, int row0, int row1, int row2, int row3) {
    for (int j = 0; j < data.length; j++) {
      data[j] = data[j] + x[row0 + j] + x[row1 + j] + x[row2 + j] + x[row3 + j];
    }
  }

  @Override
  public Array reshaped(Shape shape) {
    return of(shape, data);
  }

  @Override
  public double[] toDoubles() {
    return data.clone();
  }

  @Override
  public double[] float64() {
    return data;
  }
}
