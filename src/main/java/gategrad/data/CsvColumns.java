package gategrad.data;

import gategrad.data.CsvParser.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the cells of a CSV file and finds out which columns are numbers. */
final class CsvColumns {
  /** Stricter than Java's: no "1d", no "0x1p3", no "Infinity". */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

  private final String name;
  private final Csv options;

  CsvColumns(String name, Csv options) {
    this.name = name;
    this.options = options;
  }

  Sheet sheet(List<Line> lines) {
    if (lines.isEmpty()) {
      throw wrong("is empty; it needs a header line and at least one row");
    }
    var header = checkedHeader(lines.get(0));
    var rows = lines.subList(1, lines.size());
    if (rows.isEmpty()) {
      throw wrong("has a header (%s) but no rows", Rows.list(header));
    }
    rows.forEach(row -> checkLength(row, header.size()));
    for (String column : options.text()) {
      Rows.column(column, header);
    }
    var columns = new ArrayList<Sheet.Column>();
    for (int j = 0; j < header.size(); j++) {
      columns.add(column(header.get(j), j, rows));
    }
    return new Sheet(name, columns, rows.stream().mapToInt(Line::number).toArray());
  }

  private List<String> checkedHeader(Line line) {
    var header = line.cells();
    if (header.size() == 1) {
      for (char other : new char[] {';', '\t', ',', '|'}) {
        if (other != options.separator() && header.get(0).indexOf(other) > 0) {
          throw wrong(
              "line 1 is one cell, \"%s\"; its cells seem to be separated by '%s': say separator('%s')",
              header.get(0), shown(other), shown(other));
        }
      }
    }
    var seen = new HashSet<String>();
    for (int j = 0; j < header.size(); j++) {
      if (header.get(j).isEmpty()) {
        throw wrong("line %d: column %d has no name", line.number(), j + 1);
      }
      if (!seen.add(header.get(j))) {
        throw wrong(
            "line %d: the name '%s' stands twice in the header; rename one",
            line.number(), header.get(j));
      }
    }
    if (header.stream().allMatch(cell -> NUMBER.matcher(cell).matches())) {
      throw wrong(
          "line %d holds only numbers; the first line must be a header with names", line.number());
    }
    return header;
  }

  private static String shown(char separator) {
    return separator == '\t' ? "\\t" : String.valueOf(separator);
  }

  private void checkLength(Line row, int wanted) {
    int there = row.cells().size();
    if (there < wanted) {
      throw wrong(
          "line %d has %d cells but the header has %d; an empty cell still needs its separator",
          row.number(), there, wanted);
    }
    if (there > wanted) {
      throw wrong(
          "line %d has %d cells but the header has %d; text that contains '%s' needs quotes",
          row.number(), there, wanted, shown(options.separator()));
    }
  }

  private Sheet.Column column(String column, int j, List<Line> rows) {
    var cells = rows.stream().map(row -> row.cells().get(j)).map(this::emptyIfMissing).toList();
    boolean numeric =
        !options.text().contains(column)
            && cells.stream().anyMatch(cell -> !cell.isEmpty())
            && isNumeric(column, cells, rows);
    return new Sheet.Column(
        column, numeric, numeric ? cells.stream().map(this::withPoint).toList() : cells);
  }

  private String emptyIfMissing(String cell) {
    return options.missing().contains(cell) ? "" : cell;
  }

  private String withPoint(String cell) {
    return options.hasDecimalComma() ? cell.replace(',', '.') : cell;
  }

  private boolean isNumber(String cell) {
    boolean point = options.hasDecimalComma() && cell.contains(".");
    return !point && NUMBER.matcher(withPoint(cell)).matches();
  }

  /** Numeric if every cell is; an error where most are, because then the others are mistakes. */
  private boolean isNumeric(String column, List<String> cells, List<Line> rows) {
    int numbers = 0;
    int others = 0;
    int firstOther = -1;
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (cell.isEmpty()) {
        continue;
      }
      if (isNumber(cell)) {
        numbers++;
        checkSize(column, cell, rows.get(i).number());
      } else {
        firstOther = others == 0 ? i : firstOther;
        others++;
        checkComma(column, cell, rows.get(i).number());
      }
    }
    if (numbers > 0 && numbers >= others && others > 0) {
      String cell = cells.get(firstOther);
      throw wrong(
          "line %d, column '%s': '%s' stands among numbers; correct it, or say missing(\"%s\") if it"
              + " means that nothing is known, or text(\"%s\") if the column is text",
          rows.get(firstOther).number(), column, cell, cell, column);
    }
    return others == 0;
  }

  private void checkComma(String column, String cell, int line) {
    if (!options.hasDecimalComma() && DECIMAL_COMMA.matcher(cell).matches()) {
      throw wrong(
          "line %d, column '%s': '%s' seems to have a decimal comma: say decimalComma(), or"
              + " text(\"%s\") if it is text",
          line, column, cell, column);
    }
  }

  private void checkSize(String column, String cell, int line) {
    if (Double.isInfinite(Double.parseDouble(withPoint(cell)))) {
      throw wrong("line %d, column '%s': %s is too large for a double", line, column, cell);
    }
  }

  private DataException wrong(String what, Object... values) {
    return new DataException(name + " " + what.formatted(values));
  }
}
