package gategrad.plot;

import java.awt.image.BufferedImage;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What XChart needs help with. */
final class Charts {
  private Charts() {}

  static BufferedImage paint(IChart chart) {
    var image = new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    return image;
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
