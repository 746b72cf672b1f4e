package gategrad.plot;

import gategrad.data.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Points in the plane, one colour and one shape for each group; perhaps on coloured regions. */
final class ScatterPlot {
  private static final int POINT_SIZE = 7;
  private static final double MARGIN = 0.06;

  private final Axes axes;
  private final List<Group> groups;
  private final List<String> notes;
  private List<Region> regions = List.of();
  private String regionText = "";

  /** Points of one colour; the number chooses colour, shape and sign. */
  record Group(Series points, int number) {
    private Optional<Group> placed() {
      int[] kept =
          IntStream.range(0, points.x().length)
              .filter(i -> Double.isFinite(points.x()[i]) && Double.isFinite(points.y()[i]))
              .toArray();
      return kept.length == 0
          ? Optional.empty()
          : Optional.of(new Group(points.pick(kept), number));
    }
  }

  ScatterPlot(Axes axes, List<Group> groups) {
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("no series; there is nothing to draw");
    }
    this.axes = axes;
    this.groups = groups.stream().map(Group::placed).flatMap(Optional::stream).toList();
    String names = String.join("", groups.stream().map(group -> group.points().name()).toList());
    notes = new ArrayList<>(Theme.fontNotes(axes.title() + axes.x() + axes.y() + names));
    int leftOut = count(groups) - count(this.groups);
    if (leftOut > 0) {
      notes.add("%s NaN or infinite and not drawn".formatted(Theme.count(leftOut, "point")));
    }
  }

  private static int count(List<Group> groups) {
    return groups.stream().mapToInt(group -> group.points().x().length).sum();
  }

  /** The examples of each class that occurs; they must have two features. */
  static ScatterPlot of(String title, Examples examples) {
    var features = examples.features();
    if (features.size() != 2) {
      throw new IllegalArgumentException(
          "a plane has two axes but the examples have %s features; choose two, as in select(\"%s\", ...)"
              .formatted(features.size(), features.get(0)));
    }
    var groups = new ArrayList<Group>();
    for (int c = 0; c < examples.classes().size(); c++) {
      int label = c;
      double[][] points =
          IntStream.range(0, examples.size())
              .filter(i -> examples.labels()[i] == label)
              .mapToObj(i -> examples.inputs()[i])
              .toArray(double[][]::new);
      if (points.length > 0) {
        groups.add(new Group(series(examples.classes().get(c), points), c));
      }
    }
    return new ScatterPlot(Axes.of(title, features.get(0), features.get(1)), groups);
  }

  private static Series series(String name, double[][] points) {
    return new Series(
        name,
        Arrays.stream(points).mapToDouble(p -> p[0]).toArray(),
        Arrays.stream(points).mapToDouble(p -> p[1]).toArray());
  }

  /** Colours the plane by what the model says. */
  ScatterPlot on(Predictor model, Examples examples) {
    regions =
        Region.of(
            model, xRange().padded(MARGIN), yRange().padded(MARGIN), examples.classes().size());
    int[] predicted = model.classes(examples.inputs());
    long right =
        IntStream.range(0, predicted.length)
            .filter(i -> predicted[i] == examples.labels()[i])
            .count();
    regionText =
        "%s\n%s of %s points lie in the region of their class\n"
            .formatted(Region.legend(regions, examples.classes()), right, predicted.length);
    return this;
  }

  Plot plot() {
    var chart = chart();
    return new Plot(() -> Charts.paint(chart), text(), notes);
  }

  private XYChart chart() {
    var scaleX = AxisScale.of(xRange());
    var scaleY = AxisScale.of(yRange());
    var chart = Charts.blank(axes.scaled(scaleX, scaleY));
    var x = scaleX.apply(xRange()).padded(MARGIN);
    var y = scaleY.apply(yRange()).padded(MARGIN);
    var style = chart.getStyler();
    style.setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    style.setXAxisMin(x.low()).setXAxisMax(x.high());
    style.setYAxisMin(y.low()).setYAxisMax(y.high());
    style.setPlotContentSize(1);
    style.setLegendVisible(groups.size() > 1);
    style.setMarkerSize(POINT_SIZE);
    for (Region region : regions) {
      var cells = region.cells().scaled(scaleX, scaleY);
      chart
          .addSeries("region " + region.number(), cells.x(), cells.y())
          .setMarker(SeriesMarkers.SQUARE)
          .setMarkerColor(Theme.pale(region.number()))
          .setShowInLegend(false);
    }
    for (Group group : groups) {
      var points = Thinned.points(group.points()).scaled(scaleX, scaleY);
      chart
          .addSeries("group " + group.number(), points.x(), points.y())
          .setMarker(Theme.marker(group.number()))
          .setMarkerColor(Theme.color(group.number()))
          .setLabel(points.name());
    }
    Legend.place(chart, groups.stream().map(Group::points).toList());
    Charts.roundTicks(chart, x, y.low());
    return chart;
  }

  private Range xRange() {
    return Range.of(groups.stream().flatMapToDouble(g -> Arrays.stream(g.points().x())));
  }

  private Range yRange() {
    return Range.of(groups.stream().flatMapToDouble(g -> Arrays.stream(g.points().y())));
  }

  private String text() {
    var out = new StringBuilder(axes.title().isEmpty() ? "" : axes.title() + "\n");
    out.append("%s over %s\n".formatted(axes.y(), axes.x()));
    var sketch = new Sketch(xRange().padded(MARGIN), yRange().padded(MARGIN));
    regions.forEach(region -> region.markOn(sketch));
    for (Group group : groups) {
      Series points = group.points();
      for (int i = 0; i < points.x().length; i++) {
        sketch.mark(points.x()[i], points.y()[i], Sketch.sign(group.number()));
      }
      out.append("%s %s\n".formatted(Sketch.sign(group.number()), points));
    }
    return out.append(regionText).append(sketch.draw()).toString();
  }
}
