package gategrad.data.table;

import gategrad.Tensor;
import gategrad.data.Csv;
import gategrad.data.DataException;
import gategrad.data.Datasets;
import gategrad.data.Examples;
import gategrad.data.LabelEncoder;
import gategrad.data.Sheet;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Tables in and out: a strict CSV reader, and bridges from columns to numbers, labels and tensors.
 *
 * <pre>{@code
 * var penguins = Tables.penguins().dropRowsWithMissingValues();
 * var examples = Tables.examples(penguins, "species", "bill_length_mm", "body_mass_g");
 * var parts = examples.split(0.8, new Random(1));
 * }</pre>
 *
 * <p>Tablesaw itself turns missing cells into 0 or NaN, leaves out text columns silently and splits
 * without a seed; these methods do not.
 */
public final class Tables {
  private Tables() {}

  /** Reads a comma-separated file; whatever could be misread is an error that names its line. */
  public static Table read(Path file) {
    return read(file, new Csv());
  }

  /** Reads a file with other separators, decimal commas or signs for missing cells. */
  public static Table read(Path file, Csv options) {
    return table(options.read(file));
  }

  /** 344 penguins of three species; 11 rows have missing cells. */
  public static Table penguins() {
    return shipped("penguins");
  }

  /** A small set that ships with the library; see {@link Datasets#sheet}. */
  public static Table shipped(String name) {
    return table(Datasets.sheet(name));
  }

  private static Table table(Sheet sheet) {
    var table = Table.create(sheet.name());
    for (Sheet.Column column : sheet.columns()) {
      table.addColumns(column(column));
    }
    return table;
  }

  private static Column<?> column(Sheet.Column column) {
    if (!column.numeric()) {
      return StringColumn.create(column.name(), column.cells());
    }
    if (!column.whole()) {
      return DoubleColumn.create(column.name(), column.numbers());
    }
    var whole = IntColumn.create(column.name());
    for (double number : column.numbers()) {
      if (Double.isNaN(number)) {
        whole.appendMissing();
      } else {
        whole.append((int) number);
      }
    }
    return whole;
  }

  /** The columns as a matrix with one row for each row of the table; all must be numbers. */
  public static double[][] matrix(Table table, String... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException(
          "name the columns you want; there are " + String.join(", ", table.columnNames()));
    }
    if (table.rowCount() == 0) {
      throw new DataException("the table '%s' has no rows".formatted(table.name()));
    }
    var matrix = new double[table.rowCount()][columns.length];
    for (int j = 0; j < columns.length; j++) {
      NumericColumn<?> column = numeric(table, columns[j]);
      for (int i = 0; i < matrix.length; i++) {
        if (column.isMissing(i)) {
          throw missing(table, columns[j], i);
        }
        matrix[i][j] = column.getDouble(i);
      }
    }
    return matrix;
  }

  /** The columns as a tensor (rows, columns); all must be numbers and none may be missing. */
  public static Tensor toTensor(Table table, String... columns) {
    return Tensor.of(matrix(table, columns));
  }

  /** The texts of a column, such as class names; none may be missing. */
  public static List<String> names(Table table, String column) {
    Column<?> found = find(table, column);
    for (int i = 0; i < found.size(); i++) {
      if (found.isMissing(i)) {
        throw missing(table, column, i);
      }
    }
    return found.asStringColumn().asList();
  }

  /** Inputs from number columns, labels from a column of class names in alphabetical order. */
  public static Examples examples(Table table, String labelColumn, String... columns) {
    var names = names(table, labelColumn);
    return examples(table, LabelEncoder.fit(names), labelColumn, columns);
  }

  /** The same with known classes, for a test table: a class unseen in training is an error. */
  public static Examples examples(
      Table table, LabelEncoder encoder, String labelColumn, String... columns) {
    return new Examples(
        matrix(table, columns),
        encoder.encode(names(table, labelColumn)),
        List.of(columns),
        encoder.classes());
  }

  private static NumericColumn<?> numeric(Table table, String name) {
    Column<?> column = find(table, name);
    if (column instanceof NumericColumn<?> numeric) {
      return numeric;
    }
    throw new DataException(
        "column '%s' holds %s, not numbers; make labels of it with a LabelEncoder, or leave it out"
            .formatted(name, column.type().name().toLowerCase(Locale.ROOT)));
  }

  private static Column<?> find(Table table, String name) {
    if (!table.columnNames().contains(name)) {
      throw new DataException(
          "the table '%s' has no column '%s'; it has %s"
              .formatted(table.name(), name, String.join(", ", table.columnNames())));
    }
    return table.column(name);
  }

  private static DataException missing(Table table, String column, int row) {
    return new DataException(
        "row %s of column '%s' is missing (rows count from 0); drop such rows with"
                .formatted(row, column)
            + " dropRowsWithMissingValues(), or fill the column first. The column misses %s of %s"
                .formatted(table.column(column).countMissing(), table.rowCount()));
  }
}
