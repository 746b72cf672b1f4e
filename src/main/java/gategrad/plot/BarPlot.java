package gategrad.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.CategoryChartBuilder;

/** One bar for each name, with its number. */
final class BarPlot {
  private final Axes axes;
  private final List<String> names;
  private final double[] heights;
  private final List<String> notes;

  BarPlot(Axes axes, List<String> names, double[] heights) {
    if (names.size() != heights.length || heights.length == 0) {
      throw new IllegalArgumentException(
          "%d names for %d heights; every bar needs one of each, and there must be a bar"
              .formatted(names.size(), heights.length));
    }
    this.axes = axes;
    this.names = names;
    this.heights = Arrays.stream(heights).map(h -> Double.isFinite(h) ? h : 0).toArray();
    notes = new ArrayList<>(Theme.fontNotes(axes.title() + axes.x() + axes.y() + names));
    long leftOut = Arrays.stream(heights).filter(h -> !Double.isFinite(h)).count();
    if (leftOut > 0) {
      notes.add("%d heights are NaN or infinite and drawn as 0".formatted(leftOut));
    }
  }

  Plot plot() {
    var chart =
        new CategoryChartBuilder()
            .width(Theme.WIDTH)
            .height(Theme.HEIGHT)
            .title(axes.title())
            .xAxisTitle(axes.x())
            .yAxisTitle(axes.y())
            .build();
    var range = Range.of(heights);
    var style = chart.getStyler();
    Theme.applyAxes(style);
    style.setAvailableSpaceFill(0.7).setPlotGridVerticalLinesVisible(false);
    style.setLegendVisible(false).setPlotContentSize(1);
    style.setXAxisTickMarkSpacingHint(10);
    style
        .setYAxisMin(Math.min(0, 1.06 * range.low()))
        .setYAxisMax(Math.max(0, 1.06 * range.high()));
    style.setXAxisLabelRotation(longest() * names.size() > 70 ? 45 : 0);
    var bars = chart.addSeries("bars", names, Arrays.stream(heights).boxed().toList());
    bars.setFillColor(Theme.color(0));
    return new Plot(() -> Charts.paint(chart), text(), notes);
  }

  private int longest() {
    return names.stream().mapToInt(String::length).max().orElse(0);
  }

  private String text() {
    var out = new StringBuilder(axes.title().isEmpty() ? "" : axes.title() + "\n");
    out.append("%s for each %s".formatted(axes.y(), axes.x()));
    double most = Arrays.stream(heights).map(Math::abs).max().orElse(1);
    for (int k = 0; k < heights.length; k++) {
      int length = most > 0 ? (int) Math.round(40 * Math.abs(heights[k]) / most) : 0;
      String name = names.get(k) + " ".repeat(longest() - names.get(k).length());
      String sign = heights[k] < 0 ? "-" : "#";
      out.append("\n%s %10s %s".formatted(name, Range.number(heights[k]), sign.repeat(length)));
    }
    return out.toString();
  }
}
