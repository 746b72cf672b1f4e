package gategrad.check;

import gategrad.text.Html;
import gategrad.text.Numbers;
import gategrad.text.Table;
import java.util.ArrayList;
import java.util.List;

/** Findings as a table, in text and in HTML. */
final class Report {
  private static final List<String> HEAD =
      List.of("input", "at", "backprop", "numerical", "verdict");

  private Report() {}

  static String text(String title, String summary, List<Finding> findings) {
    return title + ": " + summary + "\n" + Table.text(rows(findings));
  }

  static String html(String title, String summary, List<Finding> findings) {
    return "<p>" + Html.escape(title + ": " + summary) + "</p>\n" + Table.html(rows(findings));
  }

  private static List<String> cells(Finding finding) {
    return List.of(
        finding.input(),
        Numbers.text(finding.at()),
        Numbers.text(finding.gradient()),
        Numbers.text(finding.numerical()),
        finding.words());
  }

  private static List<List<String>> rows(List<Finding> findings) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    findings.forEach(finding -> rows.add(cells(finding)));
    return rows;
  }
}
