package gategrad.kernel.display;

import gategrad.text.Html;
import gategrad.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A table of which only head and tail are shown, as HTML and as text.
 *
 * @param caption what it is, such as "344 rows x 8 columns"
 * @param header names of the columns; the first stands over the row labels
 * @param rows the shown rows; each begins with its label
 */
record TableView(String caption, List<String> header, List<List<String>> rows) {
  private static final int EDGE = 10;
  private static final String GAP = "...";

  /**
   * A table whose middle is left out if it is large.
   *
   * @param cell the text at a row and a column
   */
  static TableView of(
      String caption, int height, List<String> columns, BiFunction<Integer, Integer, String> cell) {
    int[] shownRows = edges(height);
    int[] shownColumns = edges(columns.size());
    var header = new ArrayList<String>(List.of(""));
    for (int column : shownColumns) {
      header.add(column < 0 ? GAP : columns.get(column));
    }
    var rows = new ArrayList<List<String>>();
    for (int row : shownRows) {
      var line = new ArrayList<String>(List.of(row < 0 ? GAP : "" + row));
      for (int column : shownColumns) {
        line.add(row < 0 || column < 0 ? GAP : cell.apply(row, column));
      }
      rows.add(line);
    }
    return new TableView(caption, header, rows);
  }

  /** All indices, or the first and last ones around -1. */
  private static int[] edges(int size) {
    if (isSmall(size)) {
      return IntStream.range(0, size).toArray();
    }
    return IntStream.concat(
            IntStream.concat(IntStream.range(0, EDGE), IntStream.of(-1)),
            IntStream.range(size - EDGE, size))
        .toArray();
  }

  private static boolean isSmall(int size) {
    return size <= 2 * EDGE + 1;
  }

  /** Whether a row is shown of a table with so many. */
  static boolean shows(int row, int height) {
    return isSmall(height) || row < EDGE || row >= height - EDGE;
  }

  Forms forms() {
    return Forms.text(this::text).with(MimeBundle.HTML, this::html);
  }

  String text() {
    var lines = new ArrayList<List<String>>(List.of(header));
    lines.addAll(rows);
    return Table.text(lines, "r") + caption;
  }

  String html() {
    var html = new StringBuilder("<table>\n<thead><tr>");
    header.forEach(name -> html.append("<th>").append(Html.escape(name)).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (var row : rows) {
      html.append("<tr><th>").append(Html.escape(row.get(0))).append("</th>");
      row.stream()
          .skip(1)
          .forEach(cell -> html.append("<td>").append(Html.escape(cell)).append("</td>"));
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table>\n<p>")
        .append(Html.escape(caption))
        .append("</p>")
        .toString();
  }
}
