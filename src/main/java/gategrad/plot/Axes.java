package gategrad.plot;

/**
 * What is written around a chart.
 *
 * <pre>{@code
 * Plots.lines(Axes.of("Loss", "epoch", "loss").log(), Series.of("train", 1.1, 0.5, 0.2));
 * }</pre>
 *
 * @param title stands above the chart; may be empty
 * @param x names the horizontal axis
 * @param y names the vertical axis
 * @param logarithmic whether equal steps upwards mean equal factors
 */
public record Axes(String title, String x, String y, boolean logarithmic) {

  /** Ordinary axes. */
  public static Axes of(String title, String x, String y) {
    return new Axes(title, x, y, false);
  }

  /** The same with a logarithmic vertical axis. */
  public Axes log() {
    return new Axes(title, x, y, true);
  }

  /** The same with what the scales add to the names of the axes. */
  Axes scaled(AxisScale scaleX, AxisScale scaleY) {
    return new Axes(title, scaleX.title(x), scaleY.title(y), logarithmic);
  }

  /** The same with texts short enough for a picture; the text twin keeps them whole. */
  Axes fitted() {
    return new Axes(
        Canvas.fitting(title, Theme.TITLE, Theme.WIDTH - 60),
        Canvas.fitting(x, Theme.LABEL, Theme.WIDTH - 100),
        Canvas.fitting(y, Theme.LABEL, Theme.HEIGHT - 100),
        logarithmic);
  }
}
