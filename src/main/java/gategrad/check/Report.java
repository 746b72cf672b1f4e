package gategrad.check;

import java.util.ArrayList;
import java.util.List;

/** Findings as a table, in text and in HTML. */
final class Report {
  private static final List<String> HEAD =
      List.of("input", "at", "backprop", "numerical", "verdict");

  private Report() {}

  static String text(String title, String summary, List<Finding> findings) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    findings.forEach(finding -> rows.add(cells(finding)));
    var text = new StringBuilder(title + ": " + summary + "\n");
    for (List<String> row : rows) {
      var line = new StringBuilder();
      for (int k = 0; k < row.size(); k++) {
        int column = k;
        int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        line.append("  ").append(row.get(k)).append(" ".repeat(width - row.get(k).length()));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  static String html(String title, String summary, List<Finding> findings) {
    var html = new StringBuilder("<p>" + escape(title + ": " + summary) + "</p>\n<table>\n");
    html.append(row("th", HEAD));
    findings.forEach(finding -> html.append(row("td", cells(finding))));
    return html.append("</table>\n").toString();
  }

  private static String row(String tag, List<String> cells) {
    var row = new StringBuilder("<tr>");
    cells.forEach(cell -> row.append("<%s>%s</%s>".formatted(tag, escape(cell), tag)));
    return row.append("</tr>\n").toString();
  }

  private static List<String> cells(Finding finding) {
    return List.of(
        finding.input(),
        Comparison.number(finding.at()),
        Comparison.number(finding.gradient()),
        Comparison.number(finding.numerical()),
        finding.words());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
