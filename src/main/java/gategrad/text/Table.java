package gategrad.text;

import java.util.List;

/** Rows of cells, for a console and for a page; the first row is the head. */
public final class Table {
  private Table() {}

  /** Columns side by side, indented; every line ends with a line feed. */
  public static String text(List<List<String>> rows) {
    return text(rows, "l").indent(2);
  }

  /**
   * Columns two blanks apart, each as wide as its widest cell; every line ends with a line feed.
   *
   * @param alignment {@code l} or {@code r} for each column; the last one holds for those after it
   */
  public static String text(List<List<String>> rows, String alignment) {
    var widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int k = 0; k < row.size(); k++) {
        widths[k] = Math.max(widths[k], width(row.get(k)));
      }
    }
    var text = new StringBuilder();
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int k = 0; k < row.size(); k++) {
        String cell = row.get(k);
        String blanks = " ".repeat(widths[k] - width(cell));
        boolean right = alignment.charAt(Math.min(k, alignment.length() - 1)) == 'r';
        line.append(k == 0 ? "" : "  ").append(right ? blanks + cell : cell + blanks);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** Hangul and its neighbours are two columns wide on a console. */
  private static int width(String text) {
    return text.codePoints().map(c -> c < 0x1100 || c >= 0x2000 && c < 0x2E80 ? 1 : 2).sum();
  }

  /** The same as an HTML table. */
  public static String html(List<List<String>> rows) {
    var html = new StringBuilder("<table>\n");
    for (int k = 0; k < rows.size(); k++) {
      String tag = k == 0 ? "th" : "td";
      html.append("<tr>");
      rows.get(k)
          .forEach(cell -> html.append("<%s>%s</%s>".formatted(tag, Html.escape(cell), tag)));
      html.append("</tr>\n");
    }
    return html.append("</table>\n").toString();
  }
}
