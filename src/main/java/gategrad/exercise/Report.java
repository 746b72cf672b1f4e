package gategrad.exercise;

import java.util.List;
import java.util.stream.Collectors;

/** Shows the findings of an exercise as a table, without colours or styles. */
record Report(String name, double score, double points, List<Finding> findings) {

  String text() {
    var lines = findings.stream().map(this::line).collect(Collectors.joining());
    return "%s: %s\n%s".formatted(name, total(), lines);
  }

  private String line(Finding finding) {
    var text = new StringBuilder("  " + finding.mark() + ": " + finding.what() + "\n");
    finding.verdict().lines().forEach(line -> text.append("      ").append(line).append('\n'));
    if (hinted(finding)) {
      text.append("      Hint: ").append(finding.hint()).append('\n');
    }
    return text.toString();
  }

  String html() {
    var rows = findings.stream().map(this::row).collect(Collectors.joining());
    return """
        <table>
        <caption>%s: %s</caption>
        <thead><tr><th></th><th>Check</th><th>Points</th><th>What happened</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        """
        .formatted(escape(name), total(), rows);
  }

  private String row(Finding finding) {
    var said =
        finding.verdict().lines().stream().map(Report::escape).collect(Collectors.joining("<br>"));
    var hint =
        hinted(finding)
            ? "<details><summary>Hint</summary>" + escape(finding.hint()) + "</details>"
            : "";
    return """
        <tr><td>%s</td><td>%s</td><td>%s of %s</td><td>%s%s</td></tr>
        """
        .formatted(
            finding.mark(),
            escape(finding.what()),
            Numbers.text(finding.earned()),
            Numbers.text(finding.worth()),
            said,
            hint);
  }

  private static boolean hinted(Finding finding) {
    return !finding.verdict().right() && !finding.hint().isEmpty();
  }

  private String total() {
    return "%s of %s points".formatted(Numbers.text(score), Numbers.text(points));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
