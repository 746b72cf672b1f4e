package gategrad.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Lines over a common axis: loss curves, activation curves. */
final class LinePlot {
  private static final Range UNLIMITED =
      new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  private final Axes axes;
  private final List<Line> lines = new ArrayList<>();
  private Range limits = UNLIMITED;
  private int leftOut;
  private int beyond;

  /** A series with its looks. */
  private record Line(Series series, int color, boolean dashed, boolean pale) {
    Line scaled(AxisScale x, AxisScale y) {
      return new Line(series.scaled(x, y), color, dashed, pale);
    }
  }

  LinePlot(Axes axes) {
    this.axes = axes;
  }

  LinePlot add(Series series, int color, boolean dashed) {
    lines.add(new Line(drawable(series), color, dashed, false));
    return this;
  }

  /** A line in the background, for values that scatter around the one that matters. */
  LinePlot addPale(Series series, int color) {
    lines.add(new Line(drawable(series), color, false, true));
    return this;
  }

  /** Curves of gates leave the chart where they leave these limits, or are not defined. */
  LinePlot within(Range limits) {
    this.limits = limits;
    return this;
  }

  /** Infinities, and on a logarithmic axis zero and less, become gaps: they have no place. */
  private Series drawable(Series series) {
    var x = series.x().clone();
    var y = series.y().clone();
    for (int i = 0; i < y.length; i++) {
      boolean fits = Double.isFinite(y[i]) && Double.isFinite(x[i]);
      if (!fits || axes.logarithmic() && y[i] <= 0) {
        leftOut++;
        y[i] = Double.NaN;
        x[i] = Double.isFinite(x[i]) ? x[i] : 0;
      } else if (y[i] < limits.low() || y[i] > limits.high()) {
        beyond++;
        y[i] = Double.NaN;
      }
    }
    return new Series(series.name(), x, y);
  }

  Plot plot() {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("no series; there is nothing to draw");
    }
    var notes = new ArrayList<>(Theme.fontNotes(axes.title() + axes.x() + axes.y() + names()));
    if (beyond > 0) {
      notes.add("what lies beyond %s is not drawn".formatted(limits));
    }
    if (leftOut > 0 && limits == UNLIMITED) {
      String why = axes.logarithmic() ? "NaN, infinite, zero or negative" : "NaN or infinite";
      notes.add("%s %s and not drawn".formatted(Theme.count(leftOut, "value"), why));
    }
    var chart = chart();
    return new Plot(() -> Charts.paint(chart), text(), notes);
  }

  private String names() {
    return String.join("", lines.stream().map(line -> line.series().name()).toList());
  }

  private XYChart chart() {
    var scaleX = AxisScale.of(Range.of(xValues()));
    var scaleY = axes.logarithmic() ? AxisScale.none() : AxisScale.of(range());
    var chart = Charts.blank(axes.scaled(scaleX, scaleY));
    if (axes.logarithmic() && range().low() > 0) {
      Charts.logarithmic(chart.getStyler(), range().high() / range().low());
    }
    if (!axes.logarithmic()
        && scaleY.offset() == 0
        && range().low() > 0
        && range().low() < range().high() / 4) {
      chart.getStyler().setYAxisMin(0.0);
    }
    chart.getStyler().setLegendVisible(lines.size() > 1);
    Charts.wholeTicks(chart.getStyler(), scaleX.apply(xValues()));
    for (int k = 0; k < lines.size(); k++) {
      add(chart, lines.get(k).scaled(scaleX, scaleY), k);
    }
    placeLegend(chart);
    Charts.roundTicks(chart, Range.of(scaleX.apply(xValues())), scaleY.apply(range().low()));
    return chart;
  }

  private void placeLegend(XYChart chart) {
    Legend.place(
        chart,
        lines.stream().map(line -> scaled(Thinned.line(line.series()))).toList(),
        LegendPosition.InsideNE,
        LegendPosition.InsideNW,
        LegendPosition.InsideSE,
        LegendPosition.InsideSW);
  }

  private static void add(XYChart chart, Line line, int number) {
    var thin = Thinned.line(line.series());
    if (line.dashed()) {
      thin = withGaps(thin);
    }
    XYSeries drawn = chart.addSeries("series " + number, thin.x(), thin.y());
    drawn.setLabel(thin.name());
    drawn.setLineColor(line.pale() ? Theme.pale(line.color()) : Theme.color(line.color()));
    drawn.setLineStyle(line.dashed() ? Theme.DASHED : Theme.SOLID);
    drawn.setMarkerColor(Theme.color(line.color()));
    drawn.setMarker(SeriesMarkers.NONE);
    addDots(chart, line, number);
  }

  /** A point between two gaps makes no line, so it gets a dot. */
  private static void addDots(XYChart chart, Line line, int number) {
    double[] y = line.series().y();
    int[] alone = IntStream.range(0, y.length).filter(i -> isAlone(y, i)).toArray();
    if (alone.length > 0) {
      Series dots = Thinned.points(line.series().pick(alone));
      chart
          .addSeries("dots " + number, dots.x(), dots.y())
          .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
          .setMarker(SeriesMarkers.CIRCLE)
          .setMarkerColor(Theme.color(line.color()))
          .setShowInLegend(false);
    }
  }

  private static boolean isAlone(double[] y, int i) {
    boolean gapBefore = i == 0 || Double.isNaN(y[i - 1]);
    boolean gapAfter = i == y.length - 1 || Double.isNaN(y[i + 1]);
    return gapBefore && gapAfter && !Double.isNaN(y[i]);
  }

  /** XChart begins its dashes anew at every point, so dense points need gaps of their own. */
  private static Series withGaps(Series series) {
    var y = series.y().clone();
    for (int i = 0; i < y.length && y.length > 200; i++) {
      y[i] = i % 14 < 9 ? y[i] : Double.NaN;
    }
    return new Series(series.name(), series.x(), y);
  }

  private Range range() {
    return Range.of(lines.stream().flatMapToDouble(line -> Arrays.stream(line.series().y())));
  }

  private double[] xValues() {
    return lines.stream().flatMapToDouble(line -> Arrays.stream(line.series().x())).toArray();
  }

  private String text() {
    boolean flat = range().width() == 0 && !axes.logarithmic();
    Range y = flat ? range().padded(0) : range();
    var sketch = new Sketch(Range.of(xValues()), new Range(scaled(y.low()), scaled(y.high())));
    var out = new StringBuilder(axes.title().isEmpty() ? "" : axes.title() + "\n");
    out.append("%s over %s%s\n".formatted(axes.y(), axes.x(), axes.logarithmic() ? ", log" : ""));
    for (int k = 0; k < lines.size(); k++) {
      Series series = lines.get(k).series();
      for (int i = 0; i < series.x().length; i++) {
        sketch.mark(series.x()[i], scaled(series.y()[i]), Sketch.sign(k));
      }
    }
    for (int k = 0; k < lines.size(); k++) {
      out.append("%s %s\n".formatted(Sketch.sign(k), summary(lines.get(k).series())));
    }
    return out.append(sketch.draw(Range.number(y.low()), Range.number(y.high()))).toString();
  }

  private Series scaled(Series series) {
    double[] y = Arrays.stream(series.y()).map(this::scaled).toArray();
    return new Series(series.name(), series.x(), y);
  }

  private double scaled(double value) {
    return axes.logarithmic() ? Math.log10(value) : value;
  }

  private static String summary(Series series) {
    double[] y = series.y();
    int lowest = 0;
    for (int i = 0; i < y.length; i++) {
      lowest = y[i] < y[lowest] || Double.isNaN(y[lowest]) ? i : lowest;
    }
    return "%s: %s, first %s, last %s, lowest %s at %s"
        .formatted(
            series.name(),
            series.size(),
            Range.number(y[0]),
            Range.number(y[y.length - 1]),
            Range.number(y[lowest]),
            Range.number(series.x()[lowest]));
  }
}
