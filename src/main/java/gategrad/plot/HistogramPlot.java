package gategrad.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Counts in bins of equal width; several groups share the bins and show through each other. */
final class HistogramPlot {
  private final Axes axes;
  private final Range range;
  private final Map<String, int[]> counts = new TreeMap<>();
  private final List<String> notes;
  private final int bins;

  HistogramPlot(Axes axes, int bins, Map<String, double[]> groups) {
    if (bins < 1 || groups.isEmpty()) {
      throw new IllegalArgumentException(
          "%s bins for %s groups; a histogram needs one of each".formatted(bins, groups.size()));
    }
    this.axes = axes;
    this.bins = bins;
    var all = Range.of(groups.values().stream().flatMapToDouble(Arrays::stream));
    range = all.width() > 0 ? all : all.padded(0);
    long leftOut = 0;
    for (var group : groups.entrySet()) {
      double[] finite = Arrays.stream(group.getValue()).filter(Double::isFinite).toArray();
      leftOut += group.getValue().length - finite.length;
      counts.put(group.getKey(), count(finite));
    }
    notes = new ArrayList<>(Theme.fontNotes(axes.title() + axes.x() + counts.keySet()));
    if (leftOut > 0) {
      notes.add("%s NaN or infinite and not counted".formatted(Theme.count(leftOut, "value")));
    }
  }

  /** The last bin contains its upper end, all others only their lower one. */
  private int[] count(double[] values) {
    var count = new int[bins];
    for (double value : values) {
      int bin = (int) (range.share(value) * bins);
      count[Math.max(0, Math.min(bin, bins - 1))]++;
    }
    return count;
  }

  private double edge(int bin) {
    return range.at((double) bin / bins);
  }

  Plot plot() {
    var scale = AxisScale.of(range);
    var chart = Charts.blank(axes.scaled(scale, AxisScale.none()));
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Area).setYAxisMin(0.0);
    chart.getStyler().setPlotContentSize(0.98);
    chart.getStyler().setLegendVisible(counts.size() > 1);
    int number = 0;
    for (var group : counts.entrySet()) {
      Series outline = outline(group.getKey(), group.getValue()).scaled(scale, AxisScale.none());
      Color color = Theme.color(number);
      var series = chart.addSeries("group " + number++, outline.x(), outline.y());
      series.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 90));
      series.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineStyle(Theme.SOLID);
      series.setLabel(group.getKey());
    }
    var outlines = counts.entrySet().stream().map(g -> outline(g.getKey(), g.getValue())).toList();
    Legend.place(chart, outlines, LegendPosition.InsideNE, LegendPosition.InsideNW);
    Charts.roundTicks(chart, scale.apply(range), 0);
    return new Plot(() -> Charts.paint(chart), text(), notes);
  }

  /** Up, along and down each bin. */
  private Series outline(String name, int[] count) {
    var x = new double[4 * bins];
    var y = new double[4 * bins];
    for (int b = 0; b < bins; b++) {
      x[4 * b] = x[4 * b + 1] = edge(b);
      x[4 * b + 2] = x[4 * b + 3] = edge(b + 1);
      y[4 * b + 1] = y[4 * b + 2] = count[b];
    }
    return new Series(name, x, y);
  }

  private String text() {
    var out = new StringBuilder(axes.title().isEmpty() ? "" : axes.title() + "\n");
    out.append("%s by %s, %s bins from %s".formatted(axes.y(), axes.x(), bins, range));
    for (var group : counts.entrySet()) {
      int[] count = group.getValue();
      out.append("\n%s (%s values)".formatted(group.getKey(), Arrays.stream(count).sum()));
      int most = Math.max(1, Arrays.stream(count).max().orElse(1));
      for (int b = 0; b < bins; b++) {
        out.append("\n%10s %6s ".formatted(Range.number(edge(b)), count[b]));
        out.append("#".repeat((int) Math.round(40.0 * count[b] / most)));
      }
    }
    return out.toString();
  }
}
