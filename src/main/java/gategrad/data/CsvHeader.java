package gategrad.data;

import gategrad.data.CsvParser.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the names of the columns, and brings all rows to their length.
 *
 * @param name of the file
 * @param text of the file
 * @param options how to read it
 */
record CsvHeader(String name, String text, Csv options) {
  NamedRows rows(List<Line> lines) {
    if (lines.isEmpty()) {
      throw wrong("is empty; it needs a header line and at least one row");
    }
    boolean first = options.header().firstLine().orElse(true);
    var names = first ? lines.get(0).cells() : givenNames(lines.get(0));
    var rows = first ? lines.subList(1, lines.size()) : lines;
    if (first) {
      checkSeparator(lines.get(0));
      if (rows.isEmpty()) {
        throw wrong("has a header (%s) but no rows", Rows.list(names));
      }
      if (options.header().firstLine().isEmpty()) {
        new HeaderGuess(options, lines).objection().ifPresent(this::refuse);
      }
    }
    int[] kept = named(lines.get(0), names, rows);
    rows.forEach(row -> checkLength(row, names, rows));
    var there = IntStream.of(kept).mapToObj(names::get).toList();
    checkNames(lines.get(0), there);
    return new NamedRows(there, rows.stream().map(row -> pick(row, kept)).toList());
  }

  private void refuse(String objection) {
    throw wrong("%s", objection);
  }

  private List<String> givenNames(Line first) {
    var given = options.header().names();
    return given.isEmpty()
        ? IntStream.range(0, first.cells().size()).mapToObj(j -> "x" + j).toList()
        : given;
  }

  /** One cell in each line is rarely meant. */
  private void checkSeparator(Line header) {
    if (header.cells().size() > 1 || options.text().contains(header.cells().get(0))) {
      return;
    }
    var cell = header.cells().get(0);
    var other = new OtherSeparator(text, options).find();
    for (char sign : new char[] {';', '\t', ',', '|'}) {
      if (other.isEmpty() && sign != options.separator() && cell.indexOf(sign) > 0) {
        other = Optional.of(sign);
      }
    }
    other.ifPresent(
        sign -> {
          throw wrong(
              "line %s is one cell, \"%s\"; its cells seem to be separated by '%s': say separator('%s')",
              header.number(), shortened(cell), shown(sign), shown(sign));
        });
  }

  private static String shortened(String cell) {
    return cell.length() <= 80 ? cell : cell.substring(0, 77) + "...";
  }

  /** The numbers of the columns that have a name; one without may not hold anything. */
  private int[] named(Line header, List<String> names, List<Line> rows) {
    var kept = new ArrayList<Integer>();
    for (int j = 0; j < names.size(); j++) {
      if (!names.get(j).isEmpty()) {
        kept.add(j);
      } else if (!isEmpty(j, rows)) {
        throw wrong(
            "line %s: column %s has no name; name it%s",
            header.number(),
            j + 1,
            j == 0 ? " (row numbers that pandas wrote: to_csv(..., index=False))" : "");
      }
    }
    return Rows.array(kept);
  }

  private static boolean isEmpty(int column, List<Line> rows) {
    return rows.stream()
        .allMatch(row -> row.cells().size() <= column || row.cells().get(column).isEmpty());
  }

  /** Empty cells at the end, which spreadsheets write, do not count. */
  private void checkLength(Line row, List<String> names, List<Line> rows) {
    int wanted = lastUsed(names);
    if (row.cells().size() < wanted) {
      throw wrong(
          "line %s has %s cells but the header has %s; an empty cell still needs its separator%s",
          row.number(), row.cells().size(), wanted, hint(names, rows));
    }
    if (lastUsed(row.cells()) > names.size()) {
      throw wrong(
          "line %s has %s cells but the header has %s; text that contains '%s' needs quotes%s",
          row.number(),
          row.cells().size(),
          names.size(),
          shown(options.separator()),
          hint(names, rows));
    }
  }

  private static int lastUsed(List<String> cells) {
    int count = cells.size();
    while (count > 0 && cells.get(count - 1).isEmpty()) {
      count--;
    }
    return count;
  }

  private String hint(List<String> names, List<Line> rows) {
    var other = new OtherSeparator(text, options).find();
    if (other.isPresent()) {
      return ". Its cells seem to be separated by '%s': say separator('%s')"
          .formatted(shown(other.get()), shown(other.get()));
    }
    if (names.size() == 1 && rows.stream().allMatch(row -> row.cells().size() > 1)) {
      return ". Is line 1 a title above the table? Then delete it";
    }
    boolean oneMore = rows.stream().allMatch(row -> row.cells().size() == names.size() + 1);
    return oneMore
        ? ". All rows have one cell more: R writes row names so; there, say row.names = FALSE"
        : "";
  }

  private void checkNames(Line header, List<String> names) {
    var seen = new HashSet<String>();
    for (String column : names) {
      if (!seen.add(column)) {
        throw wrong(
            "line %s: the name '%s' stands twice in the header; rename one, or say header(...) if"
                + " the file has none",
            header.number(), column);
      }
    }
  }

  private static Line pick(Line row, int[] kept) {
    if (kept.length == row.cells().size() && kept[kept.length - 1] == kept.length - 1) {
      return row;
    }
    return new Line(
        row.number(),
        IntStream.of(kept)
            .mapToObj(j -> j < row.cells().size() ? row.cells().get(j) : "")
            .toList());
  }

  static String shown(char separator) {
    return separator == '\t' ? "\\t" : String.valueOf(separator);
  }

  private DataException wrong(String what, Object... values) {
    return new DataException(name + " " + what.formatted(values));
  }
}
