package gategrad.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.data.Examples;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Numbers whose difference is no number, that are hardly a number, or that lie closer together than
 * a chart can tell: every kind of plot draws them. XChart alone fails, or never ends.
 */
class ExtremeNumbersTest {
  private static final Axes AXES = Axes.of("t", "x", "y");
  private static final double MAX = Double.MAX_VALUE;
  private static final double MIN = Double.MIN_VALUE;

  private static final double[][] NUMBERS = {
    {1e308, -1e308, 0},
    {MAX, -MAX},
    {MAX},
    {MAX, 1e308},
    {-1e308, -1e307},
    {1e308, 1e308 * 1.0000000001},
    {MIN},
    {MIN, -MIN, 0},
    {1e-310, 2e-310, 3e-310},
    {1e-200, 1e200},
    {1e16, 1e16 + 2, 1e16 + 4},
    {1e15, 1e15 + 1},
    {1, 1 + Math.ulp(1.0)},
    {1.6e18, 1.6e18 + 1e6},
    {0, -0.0},
    {5, 5},
  };

  /** What has no place is left out, the rest is drawn. */
  private static final double[][] WITH_GAPS = {
    {Double.NaN, 1e308, -1e308},
    {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1e308, -1e308},
    {Double.NaN},
  };

  static Stream<Arguments> plots() {
    Map<String, Function<double[], Plot>> kinds =
        Map.of(
            "lines", v -> Plots.lines(AXES, Series.of("s", v)),
            "both axes", v -> Plots.lines(AXES, new Series("s", v, v), Series.of("q", 1, 2)),
            "log", v -> Plots.lines(AXES.log(), new Series("s", v, v)),
            "smoothed", v -> Plots.lines(AXES, Series.of("s", v).smoothed(2)),
            "scatter", v -> Plots.scatter(AXES, new Series("s", v, v)),
            "histogram", v -> Plots.histogram("w", 10, v),
            "groups", v -> Plots.histogram(AXES, 7, Map.of("a", v, "b", new double[] {1, 2})),
            "bars", v -> Plots.bars(AXES, Arrays.stream(v).mapToObj(x -> "n" + x).toList(), v),
            "weights", v -> Plots.weights("w", new double[][] {v, v}, 1, 1));
    return kinds.keySet().stream()
        .sorted()
        .flatMap(
            kind ->
                Stream.concat(Arrays.stream(NUMBERS), Arrays.stream(WITH_GAPS))
                    .map(v -> Arguments.of(kind, v, kinds.get(kind))));
  }

  @ParameterizedTest
  @MethodSource("plots")
  void everyPlotDrawsThem(String kind, double[] values, Function<double[], Plot> maker) {
    var plot = maker.apply(values);
    var image = plot.image();
    long ink =
        IntStream.range(0, image.getWidth() * image.getHeight())
            .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) != 0xFFFFFFFF)
            .count();
    assertTrue(ink > 0, "something is drawn");
    String text = plot.text();
    assertFalse(text.contains("Infinity to") || text.contains("to Infinity"), text);
    assertFalse(text.contains("NaN to") || text.contains("to NaN"), text);
    boolean bad = !Arrays.stream(values).allMatch(Double::isFinite);
    boolean noPlaceOnLog = kind.equals("log") && !Arrays.stream(values).allMatch(v -> v > 0);
    assertEquals(bad || noPlaceOnLog, text.contains("Note: "), text);
  }

  @Test
  void aRegionReachesAsFarAsNumbersDo() {
    for (double[] v : NUMBERS) {
      var inputs = new double[][] {{v[0], 0}, {v[v.length - 1], 1}};
      var examples =
          new Examples(inputs, new int[] {0, 1}, List.of("a", "b"), List.of("no", "yes"));
      var plot = Plots.decisionRegion("r", examples, Predictor.score(p -> p[1] - 0.5));
      assertTrue(plot.image().getWidth() > 0);
      assertTrue(plot.text().contains("2 of 2 points lie in the region"), plot.text());
    }
  }

  @Test
  void aHistogramCountsInTheRightBins() {
    String text = Plots.histogram("w", 10, 1e308, -1e308, 0).text();
    assertTrue(text.contains("10 bins from -1.000e+308 to 1.000e+308"), text);
    assertTrue(text.contains("values (3 values)"), text);
    var counts = text.lines().skip(3).map(line -> line.strip().split(" +")[1]).toList();
    assertEquals(List.of("1", "0", "0", "0", "0", "1", "0", "0", "0", "1"), counts, text);
    String close = Plots.histogram("w", 2, 1e15, 1e15 + 1, 1e15 + 2, 1e15 + 4).text();
    assertEquals(
        List.of("2", "2"), close.lines().skip(3).map(line -> line.strip().split(" +")[1]).toList());
  }

  @Test
  void axesTellTheirUnits() {
    assertEquals("y", AxisScale.of(new Range(-3, 1e12)).title("y"));
    assertEquals("y, in 1e308", AxisScale.of(new Range(-1e308, 1e308)).title("y"));
    assertEquals("y, in 1e-310", AxisScale.of(new Range(0, 3e-310)).title("y"));
    assertEquals("y, minus 1.0E15", AxisScale.of(new Range(1e15, 1e15 + 2)).title("y"));
    assertEquals(2, AxisScale.of(new Range(1e15, 1e15 + 2)).apply(1e15 + 2));
    assertEquals(-1.5, AxisScale.of(new Range(-1.5e308, 1)).apply(-1.5e308), 1e-12);
    assertEquals(3, AxisScale.of(new Range(0, 3e-310)).apply(3e-310), 1e-9);
  }

  @Test
  void sharesAndPlacesFitTogether() {
    for (double[] v : NUMBERS) {
      var range = Range.of(v).width() > 0 ? Range.of(v) : Range.of(v).padded(0);
      assertTrue(range.width() > 0, range + " is widened");
      assertEquals(0, range.share(range.low()));
      assertEquals(1, range.share(range.high()));
      assertEquals(range.low(), range.at(0));
      assertEquals(range.high(), range.at(1), 1e-15 * Math.abs(range.low()));
    }
  }

  @Test
  void meansOfLargeNumbersAreNumbers() {
    assertEquals(MAX, Series.of("s", MAX, MAX).smoothed(2).y()[1], 1e295);
  }
}
