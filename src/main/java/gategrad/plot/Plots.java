package gategrad.plot;

import gategrad.Tensor;
import gategrad.data.Examples;
import gategrad.data.Images;
import gategrad.gate.UnaryGate;
import gategrad.nn.Layer;
import gategrad.nn.Linear;
import gategrad.train.Epoch;
import gategrad.train.History;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The charts of the course, one method each.
 *
 * <pre>{@code
 * Plots.lossCurve(Series.of("train", 1.1, 0.5, 0.2), Series.of("validation", 1.2, 0.7, 0.6));
 * }</pre>
 */
public final class Plots {
  private Plots() {}

  /** Lines over a common axis. */
  public static Plot lines(Axes axes, Series... series) {
    var plot = new LinePlot(axes);
    for (int k = 0; k < series.length; k++) {
      plot.add(series[k], k, Theme.isRepeated(k));
    }
    return plot.plot();
  }

  /** How the loss fell. */
  public static Plot lossCurve(Series... series) {
    return lines(Axes.of("Loss", "epoch", "loss"), series);
  }

  /** How the loss fell in a training run; with validation data there are two lines. */
  public static Plot lossCurve(History history) {
    var train = losses("train", history.epochs(), Epoch::loss);
    var validated =
        history.epochs().stream().filter(epoch -> !Double.isNaN(epoch.validationLoss())).toList();
    return validated.isEmpty()
        ? lossCurve(train)
        : lossCurve(train, losses("validation", validated, Epoch::validationLoss));
  }

  private static Series losses(String name, List<Epoch> epochs, ToDoubleFunction<Epoch> loss) {
    return new Series(
        name,
        epochs.stream().mapToDouble(Epoch::number).toArray(),
        epochs.stream().mapToDouble(loss).toArray());
  }

  /** How the loss fell, each line downwards a tenth: shows what happens near zero. */
  public static Plot logLossCurve(Series... series) {
    return lines(Axes.of("Loss", "epoch", "loss").log(), series);
  }

  /** Points in the plane, one colour for each series. */
  public static Plot scatter(Axes axes, Series... series) {
    var groups = new ArrayList<ScatterPlot.Group>();
    for (int k = 0; k < series.length; k++) {
      groups.add(new ScatterPlot.Group(series[k], k));
    }
    return new ScatterPlot(axes, groups).plot();
  }

  /** Examples of two features, one colour for each class. */
  public static Plot scatter(String title, Examples examples) {
    return ScatterPlot.of(title, examples).plot();
  }

  /** What the model says everywhere in the plane, and the examples on top. */
  public static Plot decisionRegion(String title, Examples examples, Predictor model) {
    return ScatterPlot.of(title, examples).on(model, examples).plot();
  }

  /** What the network says everywhere in the plane, and the examples on top. */
  public static Plot decisionRegion(String title, Examples examples, Layer network) {
    return decisionRegion(title, examples, Predictor.of(network));
  }

  /** How often values occur: one outline for each group, in bins of equal width. */
  public static Plot histogram(Axes axes, int bins, Map<String, double[]> groups) {
    return new HistogramPlot(axes, bins, groups).plot();
  }

  /** How often values occur, in bins of equal width. */
  public static Plot histogram(String title, int bins, double... values) {
    return histogram(Axes.of(title, "value", "count"), bins, Map.of("values", values));
  }

  /** One bar for each name. */
  public static Plot bars(Axes axes, List<String> names, double... heights) {
    return new BarPlot(axes, names, heights).plot();
  }

  /** How often each class was taken for each other one; what is right lies on the diagonal. */
  public static Plot confusion(int[] actual, int[] predicted, List<String> classes) {
    return ConfusionPlot.of(actual, predicted, classes).plot();
  }

  /** Gates as curves, each with its local gradient dashed, over -5 to 5. */
  public static Plot activation(UnaryGate... gates) {
    return new ActivationPlot(-5, 5).plot(gates);
  }

  /** The first pictures of a set, each with the name of its class. */
  public static Plot images(String title, Images images, int count) {
    return ImageGrid.of(title, images.first(count)).plot();
  }

  /** Pictures in rows and columns, each with its caption. */
  public static Plot images(String title, List<BufferedImage> images, List<String> captions) {
    return new ImageGrid(title, images, captions).plot();
  }

  /**
   * What each neuron of a first layer looks for: its weights as a picture.
   *
   * <p>With one channel red is positive, blue negative, white zero. With three channels they are
   * the weights for red, green and blue, stretched to the full range for each neuron.
   *
   * @param weights one row for each neuron; a row holds channel after channel, line after line
   */
  public static Plot weights(String title, double[][] weights, int channels, int height) {
    var numbers = IntStream.range(0, weights.length).mapToObj(Integer::toString).toList();
    return ImageGrid.ofWeights(title, weights, channels, height, numbers).plot();
  }

  /** What each neuron of a linear layer looks for, seen as a picture of this height. */
  public static Plot weights(String title, Linear layer, int channels, int height) {
    return weights(title, rows(layer), channels, height);
  }

  /** What a linear classifier looks for in each class, whose names stand below the pictures. */
  public static Plot weights(
      String title, Linear layer, int channels, int height, List<String> classes) {
    return ImageGrid.ofWeights(title, rows(layer), channels, height, classes).plot();
  }

  private static double[][] rows(Linear layer) {
    Tensor wx = layer.weightWx();
    int pixels = wx.shape().size(1);
    double[] all = wx.toArray();
    var rows = new double[wx.shape().size(0)][];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = Arrays.copyOfRange(all, k * pixels, (k + 1) * pixels);
    }
    return rows;
  }
}
