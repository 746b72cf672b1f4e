package gategrad.data;

import gategrad.data.CsvParser.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks whether a file was meant to be read with another separator.
 *
 * @param text of the file
 * @param options how it was read
 */
record OtherSeparator(String text, Csv options) {
  private static final char[] SEPARATORS = {';', '\t', ',', '|', ' '};

  /** A separator by which all lines have the same number of cells, and more than one. */
  Optional<Character> find() {
    for (char other : SEPARATORS) {
      if (other != options.separator() && divides(other)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private boolean divides(char other) {
    List<Line> lines;
    try {
      lines = new CsvParser("", text, other).lines();
    } catch (DataException e) {
      return false; // its quotes stand elsewhere
    }
    int count = lines.get(0).cells().size();
    return count > 1
        && lines.size() > 1
        && lines.stream().allMatch(line -> line.cells().size() == count)
        && (other != ' ' || hasNumbers(lines, count));
  }

  /** Sentences have blanks too, but no column of numbers. */
  private boolean hasNumbers(List<Line> lines, int count) {
    return IntStream.range(0, count)
        .anyMatch(
            j -> lines.stream().skip(1).map(line -> line.cells().get(j)).allMatch(this::isNumber));
  }

  private boolean isNumber(String cell) {
    return options.missing().contains(cell)
        || new CsvNumbers(options.numbers()).read(cell).isPresent();
  }
}
