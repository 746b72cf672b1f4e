package gategrad.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of counts in colour: rows are the true classes, columns what the model said. */
final class ConfusionPlot {
  /** More classes make a table that nobody reads. */
  private static final int MOST_ROWS = 25;

  private final int[][] counts;
  private final List<String> classes;

  private ConfusionPlot(int[][] counts, List<String> classes) {
    this.counts = counts;
    this.classes = classes;
  }

  static ConfusionPlot of(int[] actual, int[] predicted, List<String> classes) {
    if (actual.length != predicted.length || actual.length == 0) {
      throw new IllegalArgumentException(
          "%s true labels but %s predictions; each example needs both"
              .formatted(actual.length, predicted.length));
    }
    var counts = new int[classes.size()][classes.size()];
    for (int i = 0; i < actual.length; i++) {
      for (int label : new int[] {actual[i], predicted[i]}) {
        if (label < 0 || label >= classes.size()) {
          throw new IllegalArgumentException(
              "example %s has label %s, but there are names for %s classes: %s"
                  .formatted(i, label, classes.size(), classes));
        }
      }
      counts[actual[i]][predicted[i]]++;
    }
    return new ConfusionPlot(counts, classes);
  }

  Plot plot() {
    var notes = Theme.fontNotes(String.join("", classes));
    return new Plot(() -> new ConfusionPainter(title(), counts, classes).paint(), text(), notes);
  }

  private String title() {
    int right = IntStream.range(0, counts.length).map(c -> counts[c][c]).sum();
    int all = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
    return String.format(Locale.ROOT, "%s of %s right (%.1f %%)", right, all, 100.0 * right / all);
  }

  private String text() {
    if (classes.size() > MOST_ROWS) {
      return title() + "\nthe most frequent mistakes:\n" + mistakes();
    }
    var out = new ArrayList<String>();
    out.add(title());
    out.add("rows: true class, columns: what the model said");
    int width = 2 + classes.stream().mapToInt(String::length).max().orElse(0);
    out.add(" ".repeat(width) + "|" + cells(classes, width));
    for (int c = 0; c < counts.length; c++) {
      var row = Arrays.stream(counts[c]).mapToObj(Integer::toString).toList();
      out.add(padded(classes.get(c), width) + "|" + cells(row, width));
    }
    return String.join("\n", out);
  }

  private String mistakes() {
    int size = classes.size();
    return IntStream.range(0, size * size)
        .filter(at -> at / size != at % size && counts[at / size][at % size] > 0)
        .boxed()
        .sorted(Comparator.comparing(at -> -counts[at / size][at % size]))
        .limit(MOST_ROWS)
        .map(at -> mistake(at / size, at % size))
        .collect(Collectors.joining("\n"));
  }

  private String mistake(int actual, int said) {
    return "%6s %s taken for %s"
        .formatted(counts[actual][said], classes.get(actual), classes.get(said));
  }

  private static String cells(List<String> texts, int width) {
    var out = new StringBuilder();
    texts.forEach(text -> out.append(padded(text, Math.max(width, 6))));
    return out.toString();
  }

  private static String padded(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
