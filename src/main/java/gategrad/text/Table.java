package gategrad.text;

import java.util.List;

/** Rows of cells, for a console and for a page; the first row is the head. */
public final class Table {
  private Table() {}

  /** Columns side by side, each as wide as its widest cell; every line ends with a line feed. */
  public static String text(List<List<String>> rows) {
    var text = new StringBuilder();
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int k = 0; k < row.size(); k++) {
        int column = k;
        int widest =
            rows.stream()
                .filter(other -> other.size() > column)
                .mapToInt(other -> width(other.get(column)))
                .max()
                .orElse(0);
        line.append("  ").append(row.get(k)).append(" ".repeat(widest - width(row.get(k))));
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
      rows.get(k).forEach(cell -> html.append("<%s>%s</%s>".formatted(tag, escape(cell), tag)));
      html.append("</tr>\n");
    }
    return html.append("</table>\n").toString();
  }

  /** Text as HTML and SVG can hold it. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
