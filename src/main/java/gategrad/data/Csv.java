package gategrad.data;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads CSV files strictly: whatever could be misread is an error that names the line and the fix.
 *
 * <p>The first line is the header. A column is numeric if all its cells are numbers; when only most
 * of them are, the first one that is not is reported. The cells {@code NA}, {@code N/A}, {@code
 * NaN}, {@code null} and empty ones count as missing.
 *
 * <pre>{@code
 * new Csv().separator(';').decimalComma().missing("?").read(Path.of("cars.csv"));
 * }</pre>
 *
 * @param separator between two cells
 * @param missing the cells that mean "nothing here"
 * @param text columns that are text even where they look like numbers
 * @param hasDecimalComma whether 1,5 means one and a half
 */
public record Csv(char separator, Set<String> missing, Set<String> text, boolean hasDecimalComma) {

  /** Comma-separated, decimal points. */
  public Csv() {
    this(',', Set.of("", "NA", "N/A", "NaN", "null"), Set.of(), false);
  }

  /** Checks that the separator can be told from the rest. */
  public Csv {
    if (separator == '"' || separator == '\n' || separator == '\r') {
      throw new IllegalArgumentException("quotes and line ends cannot separate cells");
    }
    if (hasDecimalComma && separator == ',') {
      throw new IllegalArgumentException(
          "a comma cannot both separate cells and stand in numbers; say separator(';') first");
    }
    missing = Set.copyOf(missing);
    text = Set.copyOf(text);
  }

  /** The same with another separator, such as {@code ';'} or {@code '\t'}. */
  public Csv separator(char separator) {
    return new Csv(separator, missing, text, hasDecimalComma);
  }

  /** The same, with more cells that mean "missing". */
  public Csv missing(String... cells) {
    var more = new HashSet<>(missing);
    more.addAll(List.of(cells));
    return new Csv(separator, more, text, hasDecimalComma);
  }

  /** The same, with columns that are text even where they look like numbers. */
  public Csv text(String... columns) {
    var more = new HashSet<>(text);
    more.addAll(List.of(columns));
    return new Csv(separator, missing, more, hasDecimalComma);
  }

  /** The same for files that write 1,5 for one and a half. */
  public Csv decimalComma() {
    return new Csv(separator, missing, text, true);
  }

  /** Reads and checks a file in UTF-8, packed with gzip or not. */
  public Sheet read(Path file) {
    return read(RawFile.read(file));
  }

  Sheet read(RawFile file) {
    var lines = new CsvParser(file, separator).lines();
    return new CsvColumns(file.name(), this).sheet(lines);
  }
}
