package gategrad.exercise;

import gategrad.text.Html;
import gategrad.text.Messages;
import java.util.List;
import java.util.stream.Collectors;

/** Shows the findings of an exercise as a table, without colours or styles. */
record Report(String name, double score, double points, long seed, List<Finding> findings) {
  private static final Messages WORDS = Messages.of(Report.class);

  String text() {
    var lines = findings.stream().map(this::line).collect(Collectors.joining());
    return "%s: %s\n%s%s\n".formatted(name, total(), lines, drawn());
  }

  private String line(Finding finding) {
    var text = new StringBuilder("  " + finding.mark() + ": " + finding.what() + "\n");
    finding.verdict().lines().forEach(line -> text.append("      ").append(line).append('\n'));
    if (hinted(finding)) {
      text.append("      ").append(WORDS.say("report.hint")).append(": ");
      text.append(finding.hint()).append('\n');
    }
    return text.toString();
  }

  String html() {
    var rows = findings.stream().map(this::row).collect(Collectors.joining());
    return """
        <table>
        <caption>%s: %s</caption>
        <thead><tr><th></th><th>%s</th><th>%s</th><th>%s</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        <small>%s</small>
        """
        .formatted(
            Html.escape(name),
            total(),
            WORDS.say("report.check"),
            WORDS.say("report.points"),
            WORDS.say("report.happened"),
            rows,
            drawn());
  }

  private String row(Finding finding) {
    var said =
        finding.verdict().lines().stream().map(Html::escape).collect(Collectors.joining("<br>"));
    var hint =
        hinted(finding)
            ? "<details><summary>%s</summary>%s</details>"
                .formatted(WORDS.say("report.hint"), Html.escape(finding.hint()))
            : "";
    return """
        <tr><td>%s</td><td>%s</td><td>%s</td><td>%s%s</td></tr>
        """
        .formatted(
            finding.mark(),
            Html.escape(finding.what()),
            WORDS.say("report.of", "earned", finding.earned(), "all", finding.worth()),
            said,
            hint);
  }

  private static boolean hinted(Finding finding) {
    return !finding.verdict().right() && !finding.hint().isEmpty();
  }

  /** Points that no check of this cell decides are said to be open, not lost. */
  private String total() {
    double here = Math.min(points, findings.stream().mapToDouble(Finding::worth).sum());
    return here < points
        ? WORDS.say("report.part", "earned", score, "here", here, "open", points - here)
        : WORDS.say("report.total", "earned", score, "all", points);
  }

  private String drawn() {
    return WORDS.say("report.seed", "seed", seed);
  }
}
