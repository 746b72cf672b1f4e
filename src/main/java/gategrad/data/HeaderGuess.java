package gategrad.data;

import gategrad.data.CsvParser.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether the first line of a file is a row like the others: many files have no header.
 *
 * @param options how the file is read
 * @param lines all of them
 */
record HeaderGuess(Csv options, List<Line> lines) {
  private static final String CURE =
      "; say header(\"...\", ...) or noHeader() if the file has no header, firstLineIsHeader() if"
          + " it has";

  /** Why the first line seems to be no header; empty if it seems to be one. */
  Optional<String> objection() {
    var names = lines.get(0).cells();
    int[] numeric =
        IntStream.range(0, names.size()).filter(j -> number(names.get(j)).isPresent()).toArray();
    if (numeric.length > 0) {
      return areNames(numeric)
          ? Optional.empty()
          : Optional.of(
              numeric.length == names.size()
                  ? "line %s holds only numbers, and a header has names%s"
                      .formatted(lines.get(0).number(), CURE)
                  : "line %s seems to be a row, not a header: it holds the number %s%s"
                      .formatted(lines.get(0).number(), names.get(numeric[0]), CURE));
    }
    return repeated();
  }

  private Optional<Double> number(String cell) {
    return options.missing().contains(cell)
        ? Optional.empty()
        : new CsvNumbers(options.numbers()).read(cell).map(Double::valueOf);
  }

  /** Some years in a row, or the numbers of many columns: no row looks so by chance. */
  private boolean areNames(int[] columns) {
    if (columns.length == lines.get(0).cells().size()) {
      return false;
    }
    double[] names =
        IntStream.of(columns)
            .mapToDouble(j -> number(lines.get(0).cells().get(j)).orElseThrow())
            .toArray();
    for (int k = 1; k < names.length; k++) {
      if (names[k] != names[k - 1] + 1) {
        return false;
      }
    }
    boolean years = names.length > 2 && names[0] >= 1500 && names[0] < 2200;
    boolean numbers = names.length > 9 && (names[0] == 0 || names[0] == 1);
    return names[0] == Math.rint(names[0]) && (years || numbers);
  }

  /** Names do not stand again in the rows, let alone all of them in their own columns. */
  private Optional<String> repeated() {
    var names = lines.get(0).cells();
    for (Line line : lines.subList(1, lines.size())) {
      if (line.cells().equals(names)) {
        return Optional.of(
            "line %s repeats line %s: delete it if two files were put together%s"
                .formatted(line.number(), lines.get(0).number(), CURE));
      }
    }
    boolean all =
        names.size() > 1
            && IntStream.range(0, names.size())
                .allMatch(
                    j ->
                        lines.stream()
                            .skip(1)
                            .anyMatch(
                                line ->
                                    line.cells().size() > j
                                        && line.cells().get(j).equals(names.get(j))));
    return all
        ? Optional.of(
            "line %s seems to be a row, not a header: all that it holds stands below it too%s"
                .formatted(lines.get(0).number(), CURE))
        : Optional.empty();
  }
}
