package gategrad.data;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a file writes numbers, and what other ways there are.
 *
 * @param options of the file
 */
record CsvNumbers(Csv.Numbers options) {
  /** Stricter than Java's: no "1d", no "0x1p3", no "Infinity". */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d++\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?+");

  /** So many digits always fit into a double. */
  private static final int SURE_DIGITS = 15;

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
  private static final Pattern COMMAS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern POINTS = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3})+(,\\d+)?");

  /** Blanks and apostrophes that group digits. */
  private static final String BLANKS = "[ \u00A0\u2009\u202F'\u2019]";

  private static final Pattern GROUPED =
      Pattern.compile("[+-]?\\d{1,3}(" + BLANKS + "\\d{3})+([.,]\\d+)?");

  /** The number as Java writes it; empty if this is none. */
  Optional<String> read(String cell) {
    String number = cell.replace('\u2212', '-');
    if (options.thousands().isPresent()) {
      number = ungrouped(number, options.thousands().get());
    }
    if (options.decimalComma()) {
      if (number.indexOf('.') >= 0) {
        return Optional.empty();
      }
      number = number.replace(',', '.');
    }
    return NUMBER.matcher(number).matches() ? Optional.of(number) : Optional.empty();
  }

  /** Without the signs between groups, if all groups have three digits. */
  private String ungrouped(String number, char sign) {
    String signs = Character.isSpaceChar(sign) ? BLANKS : Pattern.quote(String.valueOf(sign));
    String decimal = options.decimalComma() ? "," : "\\.";
    return number.matches("[+-]?\\d{1,3}(" + signs + "\\d{3})+(" + decimal + "\\d*)?")
        ? number.replaceAll(signs, "")
        : number;
  }

  /** What to say so that this cell is a number; empty if nothing helps. */
  Optional<String> cure(String cell) {
    String number = cell.replace('\u2212', '-');
    boolean commas = COMMAS.matcher(number).matches();
    boolean decimal = DECIMAL_COMMA.matcher(number).matches();
    boolean points = POINTS.matcher(number).matches();
    if (GROUPED.matcher(number).matches()) {
      return Optional.of("has its digits in groups: say thousands(' ')");
    }
    if (options.decimalComma()) {
      return points
          ? Optional.of("has its digits in groups: say thousands('.')")
          : Optional.empty();
    }
    if (commas && decimal) {
      return Optional.of(
          "may be %s or %s: say thousands(',') for the first, decimalComma() for the second"
              .formatted(number.replace(",", ""), number.replace(',', '.')));
    }
    if (commas) {
      return Optional.of("has its digits in groups: say thousands(',')");
    }
    if (decimal) {
      return Optional.of("seems to have a decimal comma: say decimalComma()");
    }
    return points
        ? Optional.of(
            "seems to have a decimal comma and groups of digits: say decimalComma().thousands('.')")
        : Optional.empty();
  }

  /** Why a double cannot hold this number; empty if it can. */
  static Optional<String> loss(String number) {
    double read = Double.parseDouble(number);
    if (Double.isInfinite(read)) {
      return Optional.of("is too large for a double: correct it");
    }
    boolean rounded =
        number.length() > SURE_DIGITS
            && WHOLE.matcher(number).matches()
            && new BigDecimal(number).compareTo(new BigDecimal(read)) != 0;
    return rounded
        ? Optional.of("has more digits than a double keeps: leave the column out")
        : Optional.empty();
  }
}
