package gategrad.plot;

import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Finds a corner of the chart where the legend hides nothing. */
final class Legend {
  private static final int MOST_INSIDE = 6;

  /** About the size of the plot in pixels. */
  private static final int PLOT_WIDTH = 510;

  private static final int PLOT_HEIGHT = 290;
  private static final int MOST_WIDTH = 150;

  /** Looks between the points too: few points make long lines. */
  private static final int LOOKS = 400;

  private final List<Series> lines;
  private final Range x;
  private final Range y;
  private final int width;
  private final int height;

  private Legend(List<Series> lines) {
    this.lines = lines;
    x = Range.of(lines.stream().flatMapToDouble(line -> Arrays.stream(line.x()))).padded(0.05);
    y = Range.of(lines.stream().flatMapToDouble(line -> Arrays.stream(line.y()))).padded(0.05);
    int longest =
        lines.stream().mapToInt(line -> Canvas.width(line.name(), Theme.LABEL)).max().orElse(0);
    width = Math.min(longest, MOST_WIDTH) + 60;
    height = 18 * lines.size() + 20;
  }

  /**
   * Puts the legend into the first of these corners that no line runs through; beside the chart
   * where there is none or too much to write, which leaves less room for the titles.
   */
  static void place(XYChart chart, List<Series> lines, LegendPosition... corners) {
    for (XYSeries series : chart.getSeriesCollection()) {
      series.setLabel(Canvas.fitting(series.getLabel(), Theme.LABEL, MOST_WIDTH));
    }
    var legend = new Legend(lines);
    var place =
        Arrays.stream(corners)
            .filter(corner -> lines.size() <= MOST_INSIDE && legend.isFree(corner))
            .findFirst()
            .orElse(LegendPosition.OutsideE);
    chart.getStyler().setLegendPosition(place);
    if (place == LegendPosition.OutsideE && lines.size() > 1) {
      int room = Theme.WIDTH - legend.width - 60;
      chart.setTitle(Canvas.fitting(chart.getTitle(), Theme.TITLE, room));
      chart.setXAxisTitle(Canvas.fitting(chart.getXAxisTitle(), Theme.LABEL, room));
    }
  }

  private boolean isFree(LegendPosition corner) {
    return lines.stream().noneMatch(line -> runsThrough(corner, line.x(), line.y()));
  }

  private boolean runsThrough(LegendPosition corner, double[] xs, double[] ys) {
    int looks = 1 + LOOKS / xs.length;
    for (int i = 0; i < xs.length; i++) {
      int next = Math.min(i + 1, xs.length - 1);
      for (int k = 0; k < looks; k++) {
        double share = (double) k / looks;
        if (covers(corner, mix(xs[i], xs[next], share), mix(ys[i], ys[next], share))) {
          return true;
        }
      }
    }
    return false;
  }

  private static double mix(double from, double to, double share) {
    return share == 0
        ? from
        : from * (1 - share) + to * share; // NaN after the point leaves it alone
  }

  private boolean covers(LegendPosition corner, double atX, double atY) {
    double right = (1 - x.share(atX)) * PLOT_WIDTH;
    double top = (1 - y.share(atY)) * PLOT_HEIGHT;
    return switch (corner) {
      case InsideNE -> right < width && top < height;
      case InsideNW -> PLOT_WIDTH - right < width && top < height;
      case InsideSE -> right < width && PLOT_HEIGHT - top < height;
      case InsideSW -> PLOT_WIDTH - right < width && PLOT_HEIGHT - top < height;
      default -> false;
    };
  }
}
