package gategrad.data;

import gategrad.data.CsvParser.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks the cells of a CSV file and finds out which columns are numbers. */
final class CsvColumns {
  private final String name;
  private final Csv options;
  private final CsvNumbers numbers;

  CsvColumns(String name, Csv options) {
    this.name = name;
    this.options = options;
    numbers = new CsvNumbers(options.numbers());
  }

  Sheet sheet(NamedRows rows) {
    for (String column : options.text()) {
      Rows.column(column, rows.names());
    }
    var columns =
        IntStream.range(0, rows.names().size())
            .mapToObj(j -> column(rows.names().get(j), j, rows.lines()))
            .toList();
    return new Sheet(name, columns, rows.lines().stream().mapToInt(Line::number).toArray());
  }

  private Sheet.Column column(String column, int j, List<Line> rows) {
    var cells = rows.stream().map(row -> row.cells().get(j)).map(this::emptyIfMissing).toList();
    if (options.text().contains(column) || cells.stream().allMatch(String::isEmpty)) {
      return new Sheet.Column(column, false, cells);
    }
    var read = cells.stream().map(numbers::read).toList();
    boolean numeric = isNumeric(column, cells, read, rows);
    return new Sheet.Column(
        column, numeric, numeric ? read.stream().map(cell -> cell.orElse("")).toList() : cells);
  }

  private String emptyIfMissing(String cell) {
    return options.missing().contains(cell) ? "" : cell;
  }

  /** Numeric if every cell is; an error where most are, because then the others are mistakes. */
  private boolean isNumeric(
      String column, List<String> cells, List<Optional<String>> read, List<Line> rows) {
    int found = 0;
    int curable = 0;
    int firstCurable = 0;
    int others = 0;
    int firstOther = 0;
    for (int i = 0; i < cells.size(); i++) {
      if (read.get(i).isPresent()) {
        found++;
      } else if (numbers.cure(cells.get(i)).isPresent()) {
        firstCurable = curable++ == 0 ? i : firstCurable;
      } else if (!cells.get(i).isEmpty()) {
        firstOther = others++ == 0 ? i : firstOther;
      }
    }
    if (curable > 0 && found + curable >= others) {
      String cell = cells.get(firstCurable);
      throw wrong(column, cell, rows.get(firstCurable), numbers.cure(cell).orElseThrow());
    }
    if (found > 0 && found >= others && others > 0) {
      String cell = cells.get(firstOther);
      throw wrong(column, cell, rows.get(firstOther), among(cell));
    }
    for (int i = 0; i < cells.size() && others == 0; i++) {
      var loss = read.get(i).flatMap(CsvNumbers::loss);
      if (loss.isPresent()) {
        throw wrong(column, cells.get(i), rows.get(i), loss.get());
      }
    }
    return others == 0;
  }

  private static String among(String cell) {
    return "stands among numbers; correct it, or say missing(\"%s\") if it means that nothing is known"
        .formatted(cell);
  }

  private DataException wrong(String column, String cell, Line row, String what) {
    return new DataException(
        "%s line %s, column '%s': '%s' %s, or text(\"%s\") if the column is text"
            .formatted(name, row.number(), column, cell, what, column));
  }
}
