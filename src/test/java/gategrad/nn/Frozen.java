package gategrad.nn;

import gategrad.Tensor;
import gategrad.array.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What PyTorch said, written by src/test/python/freeze_networks.py. */
public final class Frozen {
  private static final Map<String, double[]> LINES = read();

  private Frozen() {}

  public static double[] numbers(String name) {
    double[] numbers = LINES.get(name);
    if (numbers == null) {
      throw new IllegalArgumentException("frozen.txt has no line " + name);
    }
    return numbers;
  }

  /** The formula of the script. */
  public static Tensor tensor(double seed, int... sizes) {
    var shape = Shape.of(sizes);
    var numbers = new double[shape.count()];
    Arrays.setAll(numbers, i -> 0.5 * Math.sin(1.7 * i + seed));
    return Tensor.of(shape, numbers);
  }

  private static Map<String, double[]> read() {
    try (var in = Frozen.class.getResourceAsStream("frozen.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" "))
          .collect(
              Collectors.toMap(
                  parts -> parts[0],
                  parts ->
                      Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
