package gategrad.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.array.Precision;
import gategrad.data.Examples;
import gategrad.data.Points;
import gategrad.data.Shapes32;
import gategrad.gate.Gates;
import gategrad.nn.Linear;
import gategrad.nn.Sequential;
import gategrad.nn.SoftmaxCrossEntropy;
import gategrad.optim.Sgd;
import gategrad.train.Dataset;
import gategrad.train.Trainer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.style.Styler.LegendPosition;

class PlotsTest {
  private static final Axes AXES = Axes.of("A title", "across", "up");
  private static final List<String> THREE = List.of("setosa", "versicolor", "virginica");
  private static final Predictor LEFT_OR_RIGHT = Predictor.score(p -> p[0] - 0.5);

  static Stream<Arguments> everyKind() {
    var random = new Random(1);
    var moons = Points.moons(100, 0.1, random);
    double[] noise = DoubleStream.generate(random::nextGaussian).limit(100_000).toArray();
    double[] noise2 = DoubleStream.generate(random::nextGaussian).limit(100_000).toArray();
    var picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    var weights = IntStream.range(0, 10).mapToObj(k -> Arrays.copyOf(noise, 3072));
    return Stream.of(
        Arguments.of("loss", Plots.lossCurve(Series.of("train", 3, 2, 1))),
        Arguments.of("log loss", Plots.logLossCurve(Series.of("train", 3, 2, 1))),
        Arguments.of("100,000 steps", Plots.lossCurve(Series.of("train", noise))),
        Arguments.of("100,000 points", Plots.scatter(AXES, new Series("all", noise, noise2))),
        Arguments.of("scatter", Plots.scatter("Moons", moons)),
        Arguments.of("region", Plots.decisionRegion("Moons", moons, LEFT_OR_RIGHT)),
        Arguments.of("histogram", Plots.histogram("Noise", 20, noise)),
        Arguments.of("two", Plots.histogram(AXES, 30, Map.of("a", noise, "b", noise2))),
        Arguments.of("bars", Plots.bars(AXES, THREE, 50, -40, 45)),
        Arguments.of("confusion", Plots.confusion(new int[] {0, 1, 2}, new int[] {0, 1, 1}, THREE)),
        Arguments.of("gates", Plots.activation(Gates.TANH, Gates.RELU)),
        Arguments.of("images", Plots.images("Pictures", List.of(picture), List.of("bag"))),
        Arguments.of("weights", Plots.weights("W", weights.toArray(double[][]::new), 3, 32)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyKind")
  void everyKindIsASmallPictureWithATextTwin(String kind, Plot plot) throws IOException {
    byte[] png = plot.png().orElseThrow();
    assertTrue(png.length < 100_000, () -> kind + " takes " + png.length + " bytes");
    var image = ImageIO.read(new ByteArrayInputStream(png));
    assertTrue(image.getWidth() >= 90 && image.getHeight() >= 100, kind);
    assertTrue(colors(image) > 2, () -> kind + " is blank");
    assertTrue(plot.text().lines().count() >= 4, plot::text);
  }

  private static long colors(BufferedImage image) {
    int width = image.getWidth();
    return IntStream.range(0, width * image.getHeight())
        .map(i -> image.getRGB(i % width, i / width))
        .distinct()
        .count();
  }

  @Test
  void aLossCurveSaysItsNumbersAndItsShape() {
    String text = Plots.lossCurve(Series.of("train", 4, 2, 1, 1.5)).text();
    assertTrue(text.contains("o train: 4 points, first 4, last 1.5, lowest 1 at 3"), text);
    assertTrue(text.contains("\n4 |o\n"), text);
  }

  @Test
  void whatHasNoPlaceIsLeftOutAndMentioned() {
    var broken = Series.of("train", 3, Double.POSITIVE_INFINITY, 2, Double.NaN, 1);
    var plot = Plots.lossCurve(broken);
    assertTrue(plot.text().endsWith("Note: 2 values are NaN or infinite and not drawn"));
    assertTrue(plot.image().getHeight() > Theme.HEIGHT, "the note stands below the picture");

    String log = Plots.logLossCurve(Series.of("train", 1, 0, -1, 0.1)).text();
    assertTrue(log.contains("2 values are NaN, infinite, zero or negative"), log);
  }

  @Test
  void hopelessSeriesStillGiveAPicture() throws IOException {
    double[] hopeless = {Double.NaN, Double.NEGATIVE_INFINITY};
    for (var plot :
        List.of(
            Plots.lossCurve(Series.of("a", hopeless)),
            Plots.logLossCurve(Series.of("a", hopeless)),
            Plots.scatter(AXES, new Series("a", hopeless, hopeless)),
            Plots.histogram("h", 5, hopeless),
            Plots.bars(AXES, List.of("a", "b"), hopeless))) {
      assertTrue(plot.text().contains("Note: "), plot.text());
      assertTrue(ink(plot) > 0, "frame and note are drawn");
    }
    for (var plot :
        List.of(
            Plots.histogram("h", 5, 2, 2, 2),
            Plots.bars(AXES, List.of("a"), 0),
            Plots.logLossCurve(Series.of("a", 5, 5, 5)),
            Plots.lossCurve(Series.of("same", 1, 2), Series.of("same", 2, 1)),
            Plots.lossCurve(Series.of("a", 1e300, -1e300, 1e-300)))) {
      assertFalse(plot.text().contains("Note: "), plot.text());
      assertTrue(ink(plot) > 0, "frame and numbers are drawn");
    }
  }

  /** How many pixels of the PNG, read again as a notebook reads it, are not white. */
  private static long ink(Plot plot) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(plot.png().orElseThrow()));
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) != 0xFFFFFFFF)
        .count();
  }

  @Test
  void aPointBetweenGapsIsStillSeen() {
    var gaps = Plots.lossCurve(Series.of("a", Double.NaN, 2, Double.NaN, 3, Double.NaN));
    var nothing = Plots.lossCurve(Series.of("a", Double.NaN, Double.NaN));
    assertTrue(blue(gaps) > 0, "two dots");
    assertEquals(0, blue(nothing));
  }

  private static long blue(Plot plot) {
    var image = plot.image();
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == 0xFF0072B2)
        .count();
  }

  @Test
  void gatesAreDrawnWhereTheyAreDefinedAndNotTooFar() {
    String text = Plots.activation(Gates.LOG).text();
    assertTrue(text.endsWith("Note: what lies beyond -10 to 10 is not drawn"), text);
    assertFalse(text.contains("NaN or infinite"), text);
    assertFalse(Plots.activation(Gates.TANH).text().contains("Note"));
  }

  @Test
  void weightsThatAreNotNumbersAreMentioned() {
    double[][] weights = {{1, Double.NaN, 0, 0}};
    String text = Plots.weights("Broken", weights, 1, 2).text();
    assertTrue(text.endsWith("Note: 1 weight is NaN or infinite and black"), text);
  }

  @Test
  void longTextsAreShortenedInThePictureAlone() {
    String title = "A very long title ".repeat(20).strip();
    var plot = Plots.lines(Axes.of(title, title, title), Series.of(title, 1, 2));
    assertEquals(Theme.WIDTH, plot.image().getWidth());
    assertTrue(plot.text().startsWith(title));
    String short1 = Canvas.fitting(title, Theme.TITLE, 200);
    assertTrue(short1.endsWith("…") && title.startsWith(short1.replace("…", "")), short1);
    assertTrue(Canvas.width(short1, Theme.TITLE) <= 200, short1);
    assertEquals("short", Canvas.fitting("short", Theme.TITLE, 200));
  }

  @Test
  void theLegendHidesNoLine() {
    assertEquals(LegendPosition.InsideNE, legend(Series.of("falls", 3, 2, 1, 0)));
    assertEquals(LegendPosition.InsideNW, legend(Series.of("rises", 0, 1, 2, 3)));
    assertEquals(LegendPosition.InsideSE, legend(Series.of("tent", 3, 0, 3, 3)));
    var noise = DoubleStream.generate(new Random(1)::nextDouble).limit(500).toArray();
    assertEquals(LegendPosition.OutsideE, legend(Series.of("everywhere", noise)));
    assertEquals(
        LegendPosition.OutsideE,
        legend(Stream.generate(() -> Series.of("many", 3, 2, 1)).limit(7).toArray(Series[]::new)));
  }

  private static LegendPosition legend(Series... lines) {
    var chart = Charts.blank(AXES);
    Legend.place(
        chart,
        List.of(lines),
        LegendPosition.InsideNE,
        LegendPosition.InsideNW,
        LegendPosition.InsideSE);
    return chart.getStyler().getLegendPosition();
  }

  @Test
  void aLogarithmicAxisHasSomeNumbers() {
    var style = Charts.blank(AXES).getStyler();
    Charts.logarithmic(style, 8);
    assertFalse(style.isYAxisLogarithmicDecadeOnly());
    assertEquals("0.5", style.getYAxisTickLabelsFormattingFunction().apply(0.5));
    assertEquals("", style.getYAxisTickLabelsFormattingFunction().apply(0.3));
    Charts.logarithmic(style, 1e6);
    assertTrue(style.isYAxisLogarithmicDecadeOnly());
    assertFalse(style.isPlotGridHorizontalLinesVisible());
  }

  @Test
  void epochsHaveWholeNumbers() {
    var style = Charts.blank(AXES).getStyler();
    int usual = style.getXAxisTickMarkSpacingHint();
    Charts.wholeTicks(style, new double[] {0.5, 1, 2});
    assertEquals(usual, style.getXAxisTickMarkSpacingHint());
    Charts.wholeTicks(style, new double[] {1, 2, 3});
    assertTrue(style.getXAxisTickMarkSpacingHint() > 200, "two steps over the whole width");
  }

  @Test
  void charactersWithoutAFontAreMentioned() {
    String nobodyHasThis = Character.toString(0x10FFFD);
    String text = Plots.lines(Axes.of(nobodyHasThis, "x", "y"), Series.of("a", 1, 2)).text();
    assertTrue(text.contains("this machine has no font for U+10FFFD"), text);
    assertTrue(text.contains("fonts-nanum"), text);
    assertTrue(text.startsWith(nobodyHasThis), "the text keeps the title");
  }

  @Test
  void aThinnedLineKeepsItsSpikes() {
    var y = new double[100_000];
    y[33_333] = 7;
    y[66_666] = -7;
    y[50_000] = Double.NaN;
    Series thin = Thinned.line(Series.of("a", y));
    assertEquals(1200, thin.x().length);
    assertEquals(new Range(-7, 7), Range.of(thin.y()));
    assertTrue(IntStream.range(1, 1200).allMatch(i -> thin.x()[i - 1] <= thin.x()[i]));
  }

  @Test
  void aRegionSaysWhatTheModelGotRight() {
    var corners =
        new Examples(
            new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}},
            new int[] {0, 1, 0, 0},
            List.of("x", "y"),
            List.of("left", "right"));
    String text = Plots.decisionRegion("Corners", corners, LEFT_OR_RIGHT).text();
    assertTrue(text.contains("regions: . left 50 %, : right 50 %"), text);
    assertTrue(text.contains("3 of 4 points lie in the region of their class"), text);
    assertTrue(text.contains("...::"), text);
  }

  @Test
  void networksAreDrawnWithoutGlue() {
    var random = new Random(1);
    var moons = Points.moons(40, 0.1, random);
    var net = Sequential.mlp(random, 2, 8, 2);
    var trainer =
        new Trainer(net, new SoftmaxCrossEntropy(), new Sgd(net.parameters(), 0.5), random);
    var curve = new LossCurve();
    var history = trainer.epochs(3).listen(curve).fit(Dataset.of(moons));
    assertTrue(curve.text().contains("Loss after epoch 3 of 3"), curve::text);
    assertTrue(Plots.lossCurve(history).text().contains("train: 3 points"));
    trainer.validate(Dataset.of(moons)).fit(Dataset.of(moons));
    String both = Plots.lossCurve(trainer.history()).text();
    assertTrue(both.contains("train: 6 points") && both.contains("validation: 3 points"), both);
    assertFalse(both.contains("Note: "), both);

    String exact = Plots.decisionRegion("Moons", moons, net).text();
    String rounded = Plots.decisionRegion("Moons", moons, net.to(Precision.FLOAT32)).text();
    assertEquals(exact, rounded);
    var oneScore = Linear.of(2, 1, random);
    assertTrue(Plots.decisionRegion("Moons", moons, oneScore).text().contains("regions:"));
  }

  @Test
  void theFirstLayerBecomesOnePictureForEachNeuron() {
    var layer = Linear.of(12, 3, new Random(1));
    String text = Plots.weights("First layer", layer, 1, 3).text();
    assertTrue(text.startsWith("First layer: 3 pictures of 4 x 3 pixels\n0 | 1 | 2\n"), text);
    String named = Plots.weights("Classes", layer, 1, 3, THREE).text();
    assertTrue(named.contains("\nsetosa | versicolor | virginica\n"), named);
  }

  @Test
  void picturesKeepTheirBytesAndNames() {
    var shapes = Shapes32.images(20, new Random(1));
    var grid = ImageGrid.of("Shapes", shapes.first(1));
    String text = grid.plot().text();
    assertTrue(text.startsWith("Shapes: 1 pictures of 32 x 32 pixels\ndisc\n"), text);
    var plot = Plots.images("Shapes", shapes, 20);
    int rgb = plot.image().getRGB(7, 31);
    assertEquals(shapes.pixel(0, 0, 0, 0), rgb >> 16 & 255);
    assertEquals(shapes.pixel(0, 2, 0, 0), rgb & 255);
  }

  @Test
  void evenNoiseStaysBelowAHundredKilobytes() throws IOException {
    var shapes = Shapes32.images(100, new Random(1));
    byte[] png = Plots.images("Shapes", shapes, 100).png().orElseThrow();
    assertTrue(png.length < 100_000);
    var image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(0xFFFFFFFF, image.getRGB(1, 1), "the paper stays white");
  }

  @Test
  void predictorsAgree() {
    double[][] points = {{0.2, 0}, {0.8, 0}};
    assertArrayEquals(new int[] {0, 1}, LEFT_OR_RIGHT.classes(points));
    assertArrayEquals(new int[] {0, 1}, Predictor.each(p -> (int) (2 * p[0])).classes(points));
    var tie = Predictor.scores(ps -> new double[][] {{1, 1, 0}, {0, 1, 2}});
    assertArrayEquals(new int[] {0, 2}, tie.classes(points));
  }

  @Test
  void aConfusionMatrixCountsRowsAsTrueClasses() {
    String text = Plots.confusion(new int[] {0, 1, 2, 2}, new int[] {0, 1, 1, 2}, THREE).text();
    assertTrue(text.startsWith("3 of 4 right (75.0 %)"), text);
    assertTrue(text.endsWith("virginica|           0           1           1"), text);
  }

  @Test
  void aHistogramCountsBothEnds() {
    String text = Plots.histogram("h", 2, 0, 1, 2, 3, 4).text();
    assertTrue(text.contains("         0      2 "), text);
    assertTrue(text.contains("         2      3 "), text);
  }

  @Test
  void largePicturesShrinkAndManyClassesStayReadable() {
    var large = new BufferedImage(1600, 900, BufferedImage.TYPE_INT_RGB);
    assertTrue(Plots.images("", List.of(large), List.of("a")).image().getWidth() <= 720);
    var names = IntStream.range(0, 100).mapToObj(i -> "class " + i).toList();
    var matrix = Plots.confusion(new int[100], IntStream.range(0, 100).toArray(), names);
    assertTrue(matrix.image().getWidth() < 1500, "100 classes fit");
    assertTrue(matrix.png().orElseThrow().length < 100_000);
    assertTrue(matrix.text().startsWith("1 of 100 right (1.0 %)\nthe most frequent mistakes:\n"));
    assertTrue(matrix.text().contains("\n     1 class 0 taken for class 7\n"), matrix::text);
    assertEquals(27, matrix.text().lines().count());
  }

  @Test
  void aFlatLineHasRoomAboveAndBelow() {
    String text = Plots.lossCurve(Series.of("flat", 3, 3, 3)).text();
    assertTrue(text.contains("\n3.5 |\n"), text);
    assertTrue(text.contains("\n2.5 |\n"), text);
    assertTrue(Plots.lossCurve(Series.of("one", 3)).text().contains("o one: 1 point, first 3"));
  }

  @Test
  void weightsBecomeColours() {
    var signed = WeightImage.of(new double[] {1, -1, 0, 0.5}, 1, 2);
    assertEquals(0xFFB2182B, signed.getRGB(0, 0));
    assertEquals(0xFF2166AC, signed.getRGB(1, 0));
    assertEquals(0xFFFFFFFF, signed.getRGB(0, 1));
    var colours = WeightImage.of(new double[] {-1, 1, 1, -1, 0, 0}, 3, 1);
    assertEquals(0xFF00FF80, colours.getRGB(0, 0));
    assertEquals(0xFFFF0080, colours.getRGB(1, 0));
  }

  @Test
  void savedPicturesCanBeOpened(@TempDir Path folder) throws IOException {
    var plot = Plots.lossCurve(Series.of("train", 3, 2, 1));
    plot.save(folder.resolve("loss.png"));
    assertArrayEquals(plot.png().orElseThrow(), Files.readAllBytes(folder.resolve("loss.png")));
    var error =
        assertThrows(UncheckedIOException.class, () -> plot.save(folder.resolve("none/loss.png")));
    assertTrue(
        error.getMessage().contains("there is no folder " + folder.resolve("none")),
        error.getMessage());
  }

  @Test
  void numbersAreShort() {
    assertEquals("0.1235", Range.number(0.123456));
    assertEquals("1235", Range.number(1234.5));
    assertEquals("100000", Range.number(100_000));
    assertEquals("1.235e-07", Range.number(1.2345678e-7));
    assertEquals("NaN", Range.number(Double.NaN));
    assertEquals("-3", Range.number(-3));
    assertEquals("0.5", Range.number(0.5));
  }

  @Test
  void smoothingIsTheMeanOfTheLast() {
    assertArrayEquals(new double[] {4, 3, 1.5}, Series.of("a", 4, 2, 1).smoothed(2).y(), 1e-12);
  }

  @Test
  void mistakesAreExplained() {
    refuses("2 x but 1 y", () -> new Series("a", new double[2], new double[1]));
    refuses("no series", () -> Plots.lines(AXES));
    refuses("no series", () -> Plots.scatter(AXES));
    refuses("no series", () -> Plots.activation());
    refuses("has no points", () -> Series.of("a", List.of()));
    refuses("at least 1", () -> Series.of("a", 1).smoothed(0));
    refuses("one of each", () -> Plots.histogram("h", 0, 1));
    refuses("2 names for 1 heights", () -> Plots.bars(AXES, List.of("a", "b"), 1));
    refuses("no pictures", () -> Plots.images("", List.of(), List.of()));
    refuses("2 channels", () -> Plots.weights("", new double[1][8], 2, 2));
    refuses("do not fill", () -> Plots.weights("", new double[1][8], 1, 3));
    refuses(
        "3 pictures but 2 captions",
        () -> Plots.weights("", Linear.of(4, 3, new Random(1)), 1, 2, List.of("a", "b")));
    refuses("example 1 has label 3", () -> Plots.confusion(new int[2], new int[] {0, 3}, THREE));
    refuses("but 1 predictions", () -> Plots.confusion(new int[2], new int[1], THREE));
    var solid = Examples.of(new double[][] {{1, 2, 3}}, new int[] {0});
    refuses("a plane has two axes but the examples have 3", () -> Plots.scatter("", solid));
    var moons = Points.moons(4, 0, new Random(1));
    refuses(
        "the model gave class 7", () -> Plots.decisionRegion("", moons, Predictor.each(p -> 7)));
    refuses(
        "gave 1 classes; it must give one for each row",
        () -> Plots.decisionRegion("", moons, points -> new int[1]));
  }

  private static void refuses(String part, Runnable call) {
    var error = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(error.getMessage().contains(part), error::getMessage);
  }
}
