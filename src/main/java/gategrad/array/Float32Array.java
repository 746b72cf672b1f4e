package gategrad.array;

import java.util.Arrays;

final class Float32Array extends Array {
  private final float[] data;

  Float32Array(Shape shape, float[] data) {
    super(shape);
    this.data = data;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public double get(int i) {
    return data[i];
  }

  @Override
  public void set(int i, double value) {
    changed();
    data[i] = (float) value;
  }

  @Override
  public void add(int i, double value) {
    changed();
    data[i] += (float) value;
  }

  @Override
  public void fill(double value) {
    changed();
    Arrays.fill(data, (float) value);
  }

  @Override
  public void copy(int at, Array from, int start, int count) {
    changed();
    if (from instanceof Float32Array same) {
      System.arraycopy(same.data, start, data, at, count);
    } else {
      for (int j = 0; j < count; j++) {
        data[at + j] = (float) from.get(start + j);
      }
    }
  }

  @Override
  public void addScaled(int at, double factor, Array from, int start, int count) {
    changed();
    float[] x = from.float32();
    float a = (float) factor;
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
    float[] x = matrix.float32();
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

  private void addFourRows(float[] x, int row0, int row1, int row2, int row3) {
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
    var copy = new double[data.length];
    for (int i = 0; i < data.length; i++) {
      copy[i] = data[i];
    }
    return copy;
  }

  @Override
  public float[] float32() {
    return data;
  }
}
