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
    List<List<?>> rows = java.util.Arrays.stream(outer).<List<?>>map(MatrixRenderer::row).toList();
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    String type = value.getClass().getSimpleName();
    var grid =
        Grid.of(
            type + ", " + rows.size() + " x " + width,
            rows.size(),
            IntStream.range(0, width).mapToObj(Integer::toString).toList(),
            (i, j) -> j < rows.get(i).size() ? Text.cell(rows.get(i).get(j)) : "");
    return Optional.of(grid.forms());
  }

  private static List<?> row(Object row) {
    return row == null ? List.of("null") : ArrayView.of(row).orElseThrow();
  }
}
