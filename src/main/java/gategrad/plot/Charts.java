package gategrad.plot;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What XChart needs help with. */
final class Charts {
  /** A little less than the width of what lies between the axes. */
  private static final int PLOT_WIDTH = 450;

  private Charts() {}

  static BufferedImage paint(IChart chart) {
    var image = new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    return image;
  }

  /** An empty chart with these axes and our looks. */
  static XYChart blank(Axes axes) {
    var fitted = axes.fitted();
    var chart =
        new XYChartBuilder()
            .width(Theme.WIDTH)
            .height(Theme.HEIGHT)
            .title(fitted.title())
            .xAxisTitle(fitted.x())
            .yAxisTitle(fitted.y())
            .build();
    Theme.applyAxes(chart.getStyler());
    return chart;
  }

  /**
   * A logarithmic vertical axis. XChart writes numbers at 1, 10, 100 ... alone, of which a short
   * axis may have none, or at all nine of a decade; 1, 2 and 5 are enough. The lines of many
   * decades would make all grey.
   */
  static void logarithmic(AxesChartStyler style, double factor) {
    style.setYAxisLogarithmic(true).setPlotGridHorizontalLinesVisible(factor < 1e4);
    style.setYAxisLogarithmicDecadeOnly(factor > 1000);
    if (factor > 4 && factor < 1000) {
      style.setYAxisTickLabelsFormattingFunction(
          value -> "125".contains(firstDigit(value)) ? Range.number(value) : "");
    }
  }

  private static String firstDigit(double value) {
    return String.format(Locale.ROOT, "%.0e", value).substring(0, 1);
  }

  /** There is no epoch 1.5: few whole numbers get no ticks between them. */
  static void wholeTicks(AxesChartStyler style, double[] x) {
    double width = Range.of(x).width();
    if (width >= 1 && width < 8 && Arrays.stream(x).allMatch(at -> at == Math.rint(at))) {
      style.setXAxisTickMarkSpacingHint((int) (PLOT_WIDTH / width));
    }
  }

  /**
   * Makes XChart choose round numbers for the ticks.
   *
   * <p>When all x are equally spaced it labels data points instead, crowded and odd. One unseen
   * point at an odd place ends that.
   */
  static void roundTicks(XYChart chart, Range x, double y) {
    double[] oddPlace = {x.low() + 0.4567 * x.width()};
    var unseen = chart.addSeries("unseen", oddPlace, new double[] {y});
    unseen.setMarker(SeriesMarkers.NONE).setShowInLegend(false);
  }
}
