package gategrad.array;

/**
 * A matrix inside an array: element (i, j) lies at {@code start + i * rowStride + j *
 * columnStride}. So a transposed matrix is the same numbers with the strides exchanged.
 */
record MatrixView(Array data, int start, int rows, int columns, int rowStride, int columnStride) {

  static MatrixView of(Array matrix, boolean transposed) {
    var view = new MatrixView(matrix, 0, matrix.rows(), matrix.columns(), matrix.columns(), 1);
    return transposed ? view.transposed() : view;
  }

  MatrixView transposed() {
    return new MatrixView(data, start, columns, rows, columnStride, rowStride);
  }

  /** Where element (i, j) lies. */
  int at(int i, int j) {
    return start + i * rowStride + j * columnStride;
  }

  /** Rows {@code top} to {@code bottom} and columns {@code left} to {@code right}. */
  MatrixView part(int top, int bottom, int left, int right) {
    return new MatrixView(data, at(top, left), bottom - top, right - left, rowStride, columnStride);
  }
}
