package gategrad;

import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A matrix of duals, with the plainest loops there are. */
record DualMatrix(Dual[][] rows) {
  interface Entry {
    Dual at(int i, int j);
  }

  static DualMatrix of(int rows, int columns, Entry entry) {
    var matrix = new Dual[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix[i][j] = entry.at(i, j);
      }
    }
    return new DualMatrix(matrix);
  }

  Dual at(int i, int j) {
    return rows[i][j];
  }

  int height() {
    return rows.length;
  }

  int width() {
    return rows[0].length;
  }

  DualMatrix each(UnaryOperator<Dual> f) {
    return of(height(), width(), (i, j) -> f.apply(at(i, j)));
  }

  DualMatrix with(DualMatrix other, BinaryOperator<Dual> f) {
    return of(height(), width(), (i, j) -> f.apply(at(i, j), other.at(i, j)));
  }

  DualMatrix transposed() {
    return of(width(), height(), (i, j) -> at(j, i));
  }

  DualMatrix times(DualMatrix other) {
    return of(height(), other.width(), (i, j) -> sum(width(), k -> at(i, k).mul(other.at(k, j))));
  }

  DualMatrix plusRow(Dual[] row) {
    return of(height(), width(), (i, j) -> at(i, j).add(row[j]));
  }

  Dual[] meanOfRows() {
    return columns(j -> sum(height(), i -> at(i, j)).div(Dual.constant(height())));
  }

  /** The largest of each column; of equal ones the first. */
  Dual[] largest() {
    return columns(
        j -> IntStream.range(0, height()).mapToObj(i -> at(i, j)).reduce(Dual::max).orElseThrow());
  }

  DualMatrix softmax() {
    return of(height(), width(), (i, j) -> at(i, j).exp().div(sum(width(), k -> at(i, k).exp())));
  }

  /** Of each row. */
  Dual[] logSumExp() {
    return IntStream.range(0, height())
        .mapToObj(i -> sum(width(), k -> at(i, k).exp()).log())
        .toArray(Dual[]::new);
  }

  Dual mean() {
    return sum(height(), i -> sum(width(), j -> at(i, j))).div(Dual.constant(height() * width()));
  }

  Dual crossEntropy(int... labels) {
    Dual[] all = logSumExp();
    return sum(height(), i -> all[i].sub(at(i, labels[i]))).div(Dual.constant(height()));
  }

  Dual hinge(int... labels) {
    return sum(
            height(),
            i ->
                sum(
                    width(),
                    j ->
                        j == labels[i]
                            ? Dual.constant(0)
                            : at(i, j).sub(at(i, labels[i])).add(Dual.constant(1)).relu()))
        .div(Dual.constant(height()));
  }

  private Dual[] columns(IntFunction<Dual> column) {
    return IntStream.range(0, width()).mapToObj(column).toArray(Dual[]::new);
  }

  private static Dual sum(int count, IntFunction<Dual> term) {
    return IntStream.range(0, count).mapToObj(term).reduce(Dual.constant(0), Dual::add);
  }
}
