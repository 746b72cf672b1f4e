package gategrad.array;

/**
 * A matrix inside an array: element (i, j) lies at {@code start + i * rowStep + j * columnStep}. So
 * a transposed matrix is the same numbers with the steps exchanged.
 */
record MatrixView(Array data, int start, int rows, int columns, int rowStep, int columnStep) {

  static MatrixView of(Array matrix, boolean transposed) {
    var grid = new MatrixView(matrix, 0, matrix.rows(), matrix.columns(), matrix.columns(), 1);
    return transposed ? grid.transposed() : grid;
  }

  MatrixView transposed() {
    return new MatrixView(data, start, columns, rows, columnStep, rowStep);
  }

  /** Where element (i, j) lies. */
  int at(int i, int j) {
    return start + i * rowStep + j * columnStep;
  }

  /** Rows {@code top} to {@code bottom} and columns {@code left} to {@code right}. */
  MatrixView part(int top, int bottom, int left, int right) {
    return new MatrixView(data, at(top, left), bottom - top, right - left, rowStep, columnStep);
  }
}
