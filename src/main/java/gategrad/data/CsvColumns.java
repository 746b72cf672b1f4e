package gategrad.data;

import gategrad.data.CsvParser.Line;
import java.util.List;
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
    boolean numeric =
        !options.text().contains(column)
            && cells.stream().anyMatch(cell -> !cell.isEmpty())
            && isNumeric(column, cells, rows);
    return new Sheet.Column(
        column, numeric, numeric ? cells.stream().map(this::number).toList() : cells);
  }

  private String emptyIfMissing(String cell) {
    return options.missing().contains(cell) ? "" : cell;
  }

  private String number(String cell) {
    return numbers.read(cell).orElse("");
  }

  /** Numeric if every cell is; an error where most are, because then the others are mistakes. */
  private boolean isNumeric(String column, List<String> cells, List<Line> rows) {
    int read = 0;
    int curable = 0;
    int firstCurable = 0;
    int others = 0;
    int firstOther = 0;
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (cell.isEmpty()) {
        continue;
      }
      if (numbers.read(cell).isPresent()) {
        read++;
      } else if (numbers.cure(cell).isPresent()) {
        firstCurable = curable++ == 0 ? i : firstCurable;
      } else {
        firstOther = others++ == 0 ? i : firstOther;
      }
    }
    if (curable > 0 && read + curable >= others) {
      String cell = cells.get(firstCurable);
      throw wrong(column, cell, rows.get(firstCurable), numbers.cure(cell).orElseThrow());
    }
    if (read > 0 && read >= others && others > 0) {
      String cell = cells.get(firstOther);
      throw wrong(column, cell, rows.get(firstOther), among(cell));
    }
    if (others == 0) {
      checkLoss(column, cells, rows);
    }
    return others == 0;
  }

  private void checkLoss(String column, List<String> cells, List<Line> rows) {
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      var loss = numbers.read(cell).flatMap(CsvNumbers::loss);
      if (loss.isPresent()) {
        throw wrong(column, cell, rows.get(i), loss.get());
      }
    }
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
