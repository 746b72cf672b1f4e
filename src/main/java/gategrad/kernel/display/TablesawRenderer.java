package gategrad.kernel.display;

import java.util.Optional;
import tech.tablesaw.table.Relation;

/** Tablesaw's tables, slices and summaries: head and tail, missing values visible. */
final class TablesawRenderer implements Renderer {
  private static final String MISSING = "(missing)";

  @Override
  public Optional<Forms> forms(Object value) {
    if (!(value instanceof Relation table)) {
      return Optional.empty();
    }
    String name = table.name() == null || table.name().isBlank() ? "" : table.name() + ": ";
    var grid =
        TableView.of(
            name + table.rowCount() + " rows x " + table.columnCount() + " columns",
            table.rowCount(),
            table.columnNames(),
            (row, column) -> cell(table, row, column));
    return Optional.of(grid.forms());
  }

  private static String cell(Relation table, int row, int column) {
    return table.column(column).isMissing(row) ? MISSING : table.getString(row, column);
  }
}
