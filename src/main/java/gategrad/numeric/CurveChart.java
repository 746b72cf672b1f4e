package gategrad.numeric;

import gategrad.numeric.ErrorCurve.Point;
import gategrad.numeric.ErrorCurve.Series;
import gategrad.text.Html;
import gategrad.text.Numbers;
import java.util.List;
import java.util.Locale;

/**
 * Error curves on two logarithmic axes, as SVG of attributes only; each curve has its own dashes,
 * so that nobody needs the colours.
 */
final class CurveChart {
  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final int STEP = 34;
  private static final int DECADES = 15;
  private static final int WIDTH = DECADES * STEP;
  private static final int ROWS = 17;
  private static final int ROW = 16;
  private static final int HEIGHT = ROWS * ROW;
  private static final String[] COLORS = {"#0072b2", "#0072b2", "#d55e00", "#d55e00"};
  private static final String[] DASHES = {"6 4", "", "6 4", ""};

  private final StringBuilder svg = new StringBuilder();

  private CurveChart() {}

  static String of(String title, String description, List<Series> series, List<String> sentences) {
    var chart = new CurveChart();
    int height = TOP + HEIGHT + 70 + 18 * sentences.stream().mapToInt(s -> lines(s).size()).sum();
    chart.line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"760\" height=\"%1$d\" viewBox=\"0 0 760 %1$d\" font-family=\"sans-serif\" font-size=\"12\">",
        height);
    chart.line("<title>%s</title>", Html.escape(title));
    chart.line("<desc>%s</desc>", Html.escape(description));
    chart.line("<rect width=\"760\" height=\"%d\" fill=\"#ffffff\"/>", height);
    chart.text(8, 18, "start", "#111827", title);
    chart.axes();
    for (int k = 0; k < series.size(); k++) {
      chart.curve(series.get(k), k);
    }
    int y = TOP + HEIGHT + 62;
    for (String sentence : sentences) {
      for (String line : lines(sentence)) {
        chart.text(16, y, "start", "#111827", line);
        y += 18;
      }
    }
    return chart.svg.append("</svg>\n").toString();
  }

  private static List<String> lines(String sentence) {
    return sentence.replaceAll("(.{1,105})(?: |$)", "$1\n").lines().toList();
  }

  private void axes() {
    for (int decade = 0; decade <= DECADES; decade += 3) {
      double x = x(Math.pow(10, -decade));
      line(
          "<path d=\"M%s %d V%d\" stroke=\"#d1d5db\" fill=\"none\"/>",
          number(x), TOP, TOP + HEIGHT);
      text(x, TOP + HEIGHT + 18, "middle", "#374151", decade == 0 ? "1" : "1e-" + decade);
    }
    for (int decade = 0; decade <= 16; decade += 4) {
      double y = y(Math.pow(10, -decade));
      line(
          "<path d=\"M%d %s H%d\" stroke=\"#d1d5db\" fill=\"none\"/>",
          LEFT, number(y), LEFT + WIDTH);
      text(LEFT - 6, y + 4, "end", "#374151", decade == 0 ? "1" : "1e-" + decade);
    }
    text(8, TOP - 4, "start", "#374151", Words.say("curve.error"));
    text(LEFT + WIDTH / 2.0, TOP + HEIGHT + 36, "middle", "#374151", Words.say("curve.step"));
  }

  private void curve(Series series, int k) {
    var path = new StringBuilder();
    for (Point point : series.points()) {
      if (Double.isFinite(point.error())) {
        path.append(path.isEmpty() ? "M" : " L");
        path.append(number(x(point.h()))).append(' ').append(number(y(point.error())));
      }
    }
    String dash = DASHES[k].isEmpty() ? "" : " stroke-dasharray=\"" + DASHES[k] + "\"";
    line(
        "<path d=\"%s\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"%s/>",
        path.isEmpty() ? "M0 0" : path, COLORS[k], dash);
    series.best().ifPresent(best -> best(best, k));
    double y = TOP + 12 + 20 * k;
    int x = LEFT + WIDTH + 12;
    line(
        "<path d=\"M%d %s h24\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"%s/>",
        x, number(y), COLORS[k], dash);
    text(x + 30, y + 4, "start", "#111827", series.name());
  }

  private void best(Point best, int k) {
    line(
        "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\"><title>%s</title></circle>",
        number(x(best.h())), number(y(best.error())), COLORS[k], "h = " + Numbers.text(best.h()));
  }

  private static double x(double h) {
    return LEFT - Math.log10(h) * STEP;
  }

  /** An error of 0 stands at the bottom, one of more than 10 at the top. */
  private static double y(double error) {
    double decade = error == 0 ? -16 : Math.max(-16, Math.min(1, Math.log10(error)));
    return TOP + (1 - decade) * ROW;
  }

  private void text(double x, double y, String anchor, String color, String words) {
    line(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
        number(x), number(y), anchor, color, Html.escape(words));
  }

  private void line(String format, Object... arguments) {
    svg.append(format.formatted(arguments)).append('\n');
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
