package gategrad.kernel.display;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Arrays of arrays as a table, {@code double[][]} above all; rows may differ in length. */
final class MatrixRenderer implements Renderer {
  @Override
  public Optional<Forms> forms(Object value) {
    if (!(value instanceof Object[] outer) || !value.getClass().getName().startsWith("[[")) {
      return Optional.empty();
    }
    int width = 0;
    for (Object row : outer) {
      width = Math.max(width, row(row).size());
    }
    var grid =
        TableView.of(
            "%s, %d x %d".formatted(value.getClass().getSimpleName(), outer.length, width),
            outer.length,
            IntStream.range(0, width).mapToObj(Integer::toString).toList(),
            (i, j) -> j < row(outer[i]).size() ? Text.cell(row(outer[i]).get(j)) : "");
    return Optional.of(grid.forms());
  }

  private static List<?> row(Object row) {
    return row == null ? List.of("null") : ArrayView.of(row).orElseThrow();
  }
}
