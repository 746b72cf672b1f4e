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
  double fewSummed(int start, int count) {
    double sum = data[start];
    for (int i = start + 1; i < start + count; i++) {
      sum += data[i];
    }
    return sum;
  }

  @Override
  void addRowsTo(double[] sums, int start, int rows) {
    int columns = sums.length;
    int end = start + rows * columns;
    int at = start;
    for (; at + 3 * columns < end; at += 4 * columns) { // fewer loads and stores than one by one
      addFourRows(sums, at, at + columns, at + 2 * columns, at + 3 * columns);
    }
    for (; at < end; at += columns) {
      for (int j = 0; j < columns; j++) {
        sums[j] += data[at + j];
      }
    }
  }

  private void addFourRows(double[] sums, int row0, int row1, int row2, int row3) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] = sums[j] + data[row0 + j] + data[row1 + j] + data[row2 + j] + data[row3 + j];
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
