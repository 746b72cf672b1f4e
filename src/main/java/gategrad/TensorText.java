package gategrad;

import gategrad.array.Shape;
import gategrad.text.Numbers;
import java.util.Locale;

/** Writes tensors for people: shape, precision and the first numbers, rounded. */
final class TensorText {
  private static final int MOST_ROWS = 8;
  private static final int MOST_COLUMNS = 8;

  private TensorText() {}

  static String of(Tensor tensor) {
    var text = new StringBuilder();
    text.append(tensor.label().isEmpty() ? "Tensor" : tensor.label());
    text.append(' ').append(tensor.shape()).append(' ').append(tensor.precision());
    if (tensor.passes() > 1) {
      text.append(", gradient: sum of ").append(tensor.passes()).append(" passes");
    }
    Shape shape = tensor.shape();
    if (shape.rank() > 2) {
      return text.toString();
    }
    int rows = Math.min(shape.rows(), MOST_ROWS);
    for (int i = 0; i < rows; i++) {
      text.append(i == 0 && shape.rank() < 2 ? ":" : "\n");
      row(tensor, i * shape.columns(), text);
    }
    return text.append(rows < shape.rows() ? "\n ..." : "").toString();
  }

  private static void row(Tensor tensor, int at, StringBuilder text) {
    int columns = tensor.shape().columns();
    for (int j = 0; j < Math.min(columns, MOST_COLUMNS); j++) {
      text.append(String.format(Locale.ROOT, "%9s", Numbers.cell(tensor.data().get(at + j))));
    }
    text.append(columns > MOST_COLUMNS ? " ..." : "");
  }
}
