package gategrad.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The checked content of a CSV file: columns of numbers or of text, all equally long.
 *
 * @param name of the file
 * @param columns in the order of the file
 * @param lines the line of the file in which each row begins, counted from one
 */
public record Sheet(String name, List<Column> columns, int[] lines) {

  /**
   * A column; an empty text is a missing cell.
   *
   * @param name from the header
   * @param numeric whether all cells that are there are numbers
   * @param cells trimmed, without quotes
   */
  public record Column(String name, boolean numeric, List<String> cells) {

    /** The numbers; a missing cell is NaN. */
    public double[] numbers() {
      if (!numeric) {
        throw new IllegalStateException("column '%s' holds text".formatted(name));
      }
      return cells.stream()
          .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
          .toArray();
    }

    /** Whether all numbers are whole and fit into an int. */
    public boolean whole() {
      return numeric
          && Arrays.stream(numbers())
              .filter(number -> !Double.isNaN(number))
              .allMatch(number -> number == (int) number)
          && cells.stream().noneMatch(cell -> cell.contains(".") || cell.contains("e"));
    }
  }

  /** The names of the columns. */
  public List<String> header() {
    return columns.stream().map(Column::name).toList();
  }

  /** The column of this name; an error lists the names there are. */
  public Column column(String column) {
    return columns.get(Rows.column(column, header()));
  }

  /** All columns but one as inputs and that one as the class; a missing cell is an error. */
  public Examples examples(String labelColumn) {
    var features = header().stream().filter(column -> !column.equals(labelColumn)).toList();
    var names = column(labelColumn).cells();
    checkLabels(labelColumn, names);
    var inputs = new double[lines.length][features.size()];
    for (int j = 0; j < features.size(); j++) {
      double[] numbers = column(features.get(j)).numbers();
      for (int i = 0; i < inputs.length; i++) {
        inputs[i][j] = numbers[i];
      }
    }
    var encoder = LabelEncoder.fit(names);
    return new Examples(inputs, encoder.encode(names), features, encoder.classes());
  }

  private void checkLabels(String labelColumn, List<String> names) {
    int missing = names.indexOf("");
    if (missing >= 0) {
      throw new DataException(
          "%s line %s: the class is missing (column '%s'); remove the row or fill it in"
              .formatted(name, lines[missing], labelColumn));
    }
  }

  /** For example {@code iris.csv: 150 rows; sepal_length, sepal_width, species (text)}. */
  @Override
  public String toString() {
    return columns.stream()
        .map(column -> column.name() + (column.numeric() ? "" : " (text)"))
        .collect(Collectors.joining(", ", "%s: %s rows; ".formatted(name, lines.length), ""));
  }
}
