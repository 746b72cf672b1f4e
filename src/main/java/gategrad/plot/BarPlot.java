package gategrad.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.CategoryChartBuilder;

/** One bar for each name, with its number. */
final class BarPlot {
  private static final int NAME_WIDTH = 130;
  private static final int MOST_NAMES = 25;
  private static final int MOST_NUMBERS = 12;

  private final Axes axes;
  private final List<String> names;
  private final double[] heights;
  private final List<String> notes;

  BarPlot(Axes axes, List<String> names, double[] heights) {
    if (names.size() != heights.length || heights.length == 0) {
      throw new IllegalArgumentException(
          "%s names for %s heights; every bar needs one of each, and there must be a bar"
              .formatted(names.size(), heights.length));
    }
    this.axes = axes;
    this.names = names;
    this.heights = Arrays.stream(heights).map(h -> Double.isFinite(h) ? h : 0).toArray();
    notes = new ArrayList<>(Theme.fontNotes(axes.title() + axes.x() + axes.y() + names));
    long leftOut = Arrays.stream(heights).filter(h -> !Double.isFinite(h)).count();
    if (leftOut > 0) {
      notes.add("%s NaN or infinite and drawn as 0".formatted(Theme.count(leftOut, "height")));
    }
  }

  Plot plot() {
    var range = Range.of(heights);
    var scale = AxisScale.of(new Range(Math.min(0, range.low()), Math.max(0, range.high())));
    var scaled = scale.apply(range);
    var fittedAxes = axes.scaled(AxisScale.none(), scale).fitted();
    var chart =
        new CategoryChartBuilder()
            .width(Theme.WIDTH)
            .height(Theme.HEIGHT)
            .title(fittedAxes.title())
            .xAxisTitle(fittedAxes.x())
            .yAxisTitle(fittedAxes.y())
            .build();
    var style = chart.getStyler();
    Theme.applyAxes(style);
    style.setAvailableSpaceFill(Math.min(0.7, 0.2 * names.size()));
    style.setPlotGridVerticalLinesVisible(false);
    style.setLegendVisible(false).setPlotContentSize(1);
    style.setXAxisTickMarkSpacingHint(10).setXAxisMaxLabelCount(MOST_NAMES);
    style.setLabelsVisible(names.size() <= MOST_NUMBERS).setLabelsFont(Theme.TICK);
    style.setLabelsPosition(1.04).setLabelsFontColor(Theme.INK);
    style.setYAxisMin(Math.min(-0.001 * scaled.high(), 1.1 * scaled.low()));
    style.setYAxisMax(
        scaled.width() == 0 && scaled.low() == 0
            ? 1
            : Math.max(-0.001 * scaled.low(), 1.1 * scaled.high()));
    var fitted = names.stream().map(name -> Canvas.fitting(name, Theme.TICK, NAME_WIDTH)).toList();
    int widest = fitted.stream().mapToInt(name -> Canvas.width(name, Theme.TICK)).max().orElse(0);
    style.setXAxisLabelRotation((widest + 8) * names.size() > Theme.WIDTH - 100 ? 45 : 0);
    var bars =
        chart.addSeries("bars", fitted, Arrays.stream(scale.apply(heights)).boxed().toList());
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
      int length = most > 0 ? (int) Math.round(40 * (Math.abs(heights[k]) / most)) : 0;
      String name = names.get(k) + " ".repeat(longest() - names.get(k).length());
      String sign = heights[k] < 0 ? "-" : "#";
      out.append("\n%s %10s %s".formatted(name, Range.number(heights[k]), sign.repeat(length)));
    }
    return out.toString();
  }
}
