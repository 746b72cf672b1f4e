package gategrad.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import gategrad.data.Csv;
import gategrad.data.Datasets;
import gategrad.data.Idx;
import gategrad.data.Points;
import gategrad.file.Safetensors;
import gategrad.nn.Linear;
import gategrad.nn.Sequential;
import gategrad.nn.SoftmaxCrossEntropy;
import gategrad.nn.SquaredError;
import gategrad.nn.Weights;
import gategrad.optim.Adam;
import gategrad.optim.Momentum;
import gategrad.optim.Sgd;
import gategrad.plot.Axes;
import gategrad.plot.LossCurve;
import gategrad.plot.Plot;
import gategrad.plot.Plots;
import gategrad.plot.Series;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers in texts, messages, files and charts are the same wherever a machine stands: many
 * languages write 0,5, others have digits of their own, and Turkish has an i of its own.
 */
class SameInEveryLanguageTest {
  private final Locale before = Locale.getDefault();
  @TempDir Path folder;

  @AfterEach
  void back() {
    Locale.setDefault(before);
  }

  private <T> T in(String language, Supplier<T> made) {
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      return made.get();
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "ar-EG", "hi-u-nu-deva", "fa", "tr"})
  void everyTextIsTheSame(String language) {
    var here = in("en", this::texts);
    var there = in(language, this::texts);
    assertEquals(String.join("\n\n", here), String.join("\n\n", there));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "ar-EG", "hi-u-nu-deva"})
  void everyPictureIsTheSame(String language) {
    var here = in("en", SameInEveryLanguageTest::pictures);
    var there = in(language, SameInEveryLanguageTest::pictures);
    for (int k = 0; k < here.size(); k++) {
      assertArrayEquals(here.get(k), there.get(k), "picture " + k);
    }
  }

  private static List<byte[]> pictures() {
    return List.of(
            Plots.lossCurve(Series.of("train", 1.25, 0.5, 0.125)),
            Plots.logLossCurve(Series.of("train", 1234.5, 0.5)),
            Plots.bars(Axes.of("b", "x", "y"), List.of("a", "b"), 0.5, 1234.5),
            Plots.histogram("h", 4, 0.5, 0.25, 1234.5))
        .stream()
        .map(Plot::png)
        .map(png -> png.orElseThrow())
        .toList();
  }

  private List<String> texts() {
    var texts = new ArrayList<String>();
    texts.addAll(training());
    texts.addAll(readers());
    texts.add(Datasets.iris().toString());
    texts.add(Sequential.mlp(new Random(1), 784, 100, 10).summary(784).text());
    texts.add(Plots.histogram("h", 4, 0.5, 1234.5, Double.NaN).text());
    texts.add(Plots.confusion(new int[] {0, 1, 1}, new int[] {0, 1, 0}, List.of("a", "b")).text());
    texts.add(Plots.bars(Axes.of("b", "x", "y"), List.of("a"), 12345.678).text());
    return texts;
  }

  private List<String> training() {
    var texts = new ArrayList<String>();
    var random = new Random(1);
    var net = Sequential.mlp(random, 2, 4, 2);
    var data = Dataset.of(Points.moons(60, 0.1, new Random(1)));
    var optimizer = new Adam(net.parameters(), 0.0125);
    var curve = new LossCurve();
    var out = new ByteArrayOutputStream();
    var trainer =
        new Trainer(net, new SoftmaxCrossEntropy(), optimizer, random)
            .epochs(12)
            .validate(Dataset.of(Points.moons(20, 0.1, new Random(2))))
            .listen(curve)
            .listen(new ProgressLine(new PrintStream(out, true, StandardCharsets.UTF_8)));
    texts.add(trainer.fit(data).text());
    texts.add(curve.text());
    texts.add(trainer.toString());
    texts.add(optimizer.toString() + new Momentum(net.parameters(), 0.5, 0.9));
    texts.add(trainer.history().health().toString());
    texts.add(digitsAsOne(out.toString(StandardCharsets.UTF_8).split("\r")[1]));
    texts.add(message(() -> trainer.batchSize(1000).fit(data)));
    texts.add(message(() -> diverge()));
    texts.add(saved(trainer));
    return texts;
  }

  /** The line tells times, which differ from run to run; its digits and points do not. */
  private static String digitsAsOne(String line) {
    assertTrue(line.matches("\\p{ASCII}*"), line);
    return line.substring(0, line.indexOf("steps/s")).replaceAll("[0-9]+ ?$", "");
  }

  private static void diverge() {
    var random = new Random(1);
    var net = Linear.of(2, 1, random);
    var data = Dataset.of(Tensor.of(new double[][] {{1e200, 2}}), Tensor.of(new double[][] {{1}}));
    new Trainer(net, new SquaredError(), new Sgd(net.parameters(), 1.5), random)
        .batchSize(1)
        .fit(data);
  }

  private String saved(Trainer trainer) {
    try {
      Path file = folder.resolve("t.safetensors");
      trainer.save(file);
      trainer.load(file);
      Weights.save(Sequential.mlp(new Random(1), 1234, 2), file);
      byte[] bytes = Files.readAllBytes(file);
      String header = new String(bytes, 8, 150, StandardCharsets.UTF_8);
      Safetensors.read(file);
      return header;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> readers() {
    var texts = new ArrayList<String>();
    for (String content :
        List.of("a,b\n1,2,3\n", "a,b\n1.5,2\nx,3", "a,b\n\"1,5\",2\n", "a,,b\n1,2,3", "1,2\n3,4")) {
      texts.add(
          message(
              () -> {
                Path file = Files.writeString(folder.resolve("t.csv"), content);
                new Csv().read(file);
              }));
    }
    texts.add(
        message(
            () -> {
              Path file = Files.write(folder.resolve("i"), new byte[] {0, 0, 8, 3, 0, 1, 1, 1});
              Idx.read(file, file, List.of("a"));
            }));
    return texts;
  }

  private static String message(org.junit.jupiter.api.function.Executable mistake) {
    return assertThrows(RuntimeException.class, mistake).getMessage();
  }

  /** A number format without a language; it would take that of the machine. */
  private static final Pattern FORMAT =
      Pattern.compile("\"[^\"\n]*%[-#+ 0,(]*[0-9]*(\\.[0-9]+)?[dfeEgG][^\"\n]*\"");

  @Test
  void noNumberFormatLeavesTheLanguageOpen() throws IOException {
    var open = new ArrayList<String>();
    for (String room : List.of("data", "nn", "optim", "train", "plot", "file")) {
      try (var files = Files.walk(Path.of("src/main/java/gategrad", room))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          for (String statement : Files.readString(file).split(";|\\*/|\\{\n")) {
            if (FORMAT.matcher(statement).find()
                && !statement.contains("Locale.ROOT")
                && !statement.strip().startsWith("*")
                && !statement.contains("/**")) {
              open.add(file + ": " + statement.strip());
            }
          }
        }
      }
    }
    assertEquals(List.of(), open);
  }
}
