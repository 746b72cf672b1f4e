package gategrad;

import gategrad.gate.Array;

/**
 * A matrix inside an array: element (i, j) lies at {@code i * rowStep + j * columnStep}. So a
 * transposed matrix is the same numbers with the steps exchanged.
 */
record Grid(Array data, int rows, int columns, int rowStep, int columnStep) {

  static Grid of(Array matrix, boolean transposed) {
    var grid = new Grid(matrix, matrix.rows(), matrix.columns(), matrix.columns(), 1);
    return transposed ? grid.transposed() : grid;
  }

  Grid transposed() {
    return new Grid(data, columns, rows, columnStep, rowStep);
  }
}
