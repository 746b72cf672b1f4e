package gategrad.data;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads CSV files strictly: whatever could be misread is an error that names the line and the fix.
 *
 * <p>The first line is the header, unless {@link #header} gives the names. A column is numeric if
 * all its cells are numbers; when only most of them are, the first one that is not is reported. The
 * cells {@code NA}, {@code N/A}, {@code NaN}, {@code null} and empty ones count as missing. Empty
 * rows, and columns that have neither a name nor a cell, are what spreadsheets add; they are left
 * out.
 *
 * <pre>{@code
 * new Csv().separator(';').decimalComma().missing("?").read(Path.of("cars.csv"));
 * new Csv().header("length", "width", "kind"); // for a file without a header
 * }</pre>
 *
 * @param separator between two cells; a blank stands for one or more blanks and tabs
 * @param missing the cells that mean "nothing here"
 * @param text columns that are text even where they look like numbers
 * @param numbers how numbers are written
 * @param header where the names of the columns come from
 * @param charset the encoding of a file that has no mark of its own
 */
public record Csv(
    char separator,
    Set<String> missing,
    Set<String> text,
    Numbers numbers,
    Header header,
    Charset charset) {

  /**
   * How numbers are written.
   *
   * @param decimalComma whether 1,5 means one and a half
   * @param thousands what stands between groups of three digits; a blank stands for all kinds of it
   */
  public record Numbers(boolean decimalComma, Optional<Character> thousands) {
    /** Checks that one sign does not mean two things. */
    public Numbers {
      char decimal = decimalComma ? ',' : '.';
      if (thousands.equals(Optional.of(decimal))) {
        throw new IllegalArgumentException(
            "'%s' cannot both begin the decimals and group thousands%s"
                .formatted(decimal, decimalComma ? "" : "; say decimalComma() first"));
      }
    }
  }

  /**
   * Where names come from.
   *
   * @param firstLine whether the first line holds them; empty if that is to be seen
   * @param names the names, where they were given
   */
  public record Header(Optional<Boolean> firstLine, List<String> names) {}

  /** Comma-separated, decimal points, a header, UTF-8. */
  public Csv() {
    this(
        ',',
        Set.of("", "NA", "N/A", "NaN", "null"),
        Set.of(),
        new Numbers(false, Optional.empty()),
        new Header(Optional.empty(), List.of()),
        StandardCharsets.UTF_8);
  }

  /** Checks that the separator can be told from the rest. */
  public Csv {
    if (separator == '"' || separator == '\n' || separator == '\r') {
      throw new IllegalArgumentException("quotes and line ends cannot separate cells");
    }
    missing = Set.copyOf(missing);
    text = Set.copyOf(text);
  }

  /** The same with another separator, such as {@code ';'}, {@code '\t'} or {@code ' '}. */
  public Csv separator(char separator) {
    return new Csv(separator, missing, text, numbers, header, charset);
  }

  /** The same, with more cells that mean "missing". */
  public Csv missing(String... cells) {
    return new Csv(separator, with(missing, cells), text, numbers, header, charset);
  }

  /** The same, with columns that are text even where they look like numbers. */
  public Csv text(String... columns) {
    return new Csv(separator, missing, with(text, columns), numbers, header, charset);
  }

  private static Set<String> with(Set<String> known, String... more) {
    var all = new HashSet<>(known);
    all.addAll(List.of(more));
    return all;
  }

  /**
   * The same for files that write 1,5 for one and a half; where commas separate cells too, such a
   * number must stand in quotes.
   */
  public Csv decimalComma() {
    return new Csv(
        separator, missing, text, new Numbers(true, numbers.thousands()), header, charset);
  }

  /** The same for files that write 1,234,567 (or with another sign) for 1234567. */
  public Csv thousands(char sign) {
    if (Character.isLetterOrDigit(sign) || sign == '-' || sign == '+') {
      throw new IllegalArgumentException(
          "thousands('%s'): digits are grouped by a sign such as ',' or '.'".formatted(sign));
    }
    var grouped = new Numbers(numbers.decimalComma(), Optional.of(sign));
    return new Csv(separator, missing, text, grouped, header, charset);
  }

  /** The same for a file without a header: these are the names of its columns. */
  public Csv header(String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException(
          "header() needs a name for each column; noHeader() calls them x0, x1 ...");
    }
    var given = new Header(Optional.of(false), List.of(names));
    return new Csv(separator, missing, text, numbers, given, charset);
  }

  /** The same for a file without a header; its columns are called x0, x1 ... */
  public Csv noHeader() {
    var none = new Header(Optional.of(false), List.of());
    return new Csv(separator, missing, text, numbers, none, charset);
  }

  /** The same for a file whose first line is a header though it looks like data. */
  public Csv firstLineIsHeader() {
    var first = new Header(Optional.of(true), List.of());
    return new Csv(separator, missing, text, numbers, first, charset);
  }

  /** The same for a file in an older encoding, such as {@code "windows-1252"}. */
  public Csv charset(String name) {
    try {
      return new Csv(separator, missing, text, numbers, header, Charset.forName(name));
    } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
      throw new IllegalArgumentException(
          "there is no encoding '%s'; usual ones are UTF-8, windows-1252, ISO-8859-1 and EUC-KR"
              .formatted(name),
          e);
    }
  }

  /** Reads and checks a file, packed with gzip or not. */
  public Sheet read(Path file) {
    return read(RawFile.read(file));
  }

  Sheet read(RawFile file) {
    String content = new CsvText(file, charset).text();
    var lines = new CsvParser(file.name(), content, separator).lines();
    return new CsvColumns(file.name(), this)
        .sheet(new CsvHeader(file.name(), content, this).rows(lines));
  }
}
