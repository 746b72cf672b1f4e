package gategrad.array;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to multiply, across the edges of tiles, panels, strips and blocks: the same bits. */
class MatrixProductTest {
  record Case(Precision precision, int rows, int inner, int columns) {}

  static Stream<Case> cases() {
    return Arrays.stream(Precision.values())
        .flatMap(
            p ->
                Stream.of(
                    new Case(p, 1, 1, 1),
                    new Case(p, 5, 3, 2),
                    new Case(p, 3, 70, 9),
                    new Case(p, 32, 64, 100),
                    new Case(p, 101, 203, 99),
                    new Case(p, 259, 19, 37),
                    new Case(p, 7, 131, 821),
                    new Case(p, 1030, 5, 3),
                    new Case(p, 257, 41, 521)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sumsAreAddedFromLeftToRightAndRoundedOnce(Case c) {
    var random = new Random(5);
    var a = random(random, c.precision, c.rows, c.inner);
    var b = random(random, c.precision, c.inner, c.columns);
    var start = random(random, c.precision, c.rows, c.columns);
    var expected = product(a, b, start);
    for (int way = 0; way < 4; way++) {
      boolean first = (way & 1) == 1;
      boolean second = (way & 2) == 2;
      var z = start.copyAs(c.precision);
      var x = first ? transposed(a) : a;
      var y = second ? transposed(b) : b;
      MatrixProduct.addProduct(x, first, y, second, z);
      int at = Arrays.mismatch(expected.toDoubles(), z.toDoubles());
      assertEquals(-1, at, () -> "transposed " + first + ", " + second + ": element " + at);
    }
  }

  private static Array product(Array a, Array b, Array start) {
    var c = start.copyAs(start.precision());
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        int at = i * c.columns() + j;
        for (int k = 0; k < a.columns(); k++) {
          double x = a.get(i * a.columns() + k);
          double y = b.get(k * b.columns() + j);
          boolean wide = c.precision() == Precision.FLOAT64;
          c.set(
              at,
              wide ? Math.fma(x, y, c.get(at)) : Math.fma((float) x, (float) y, (float) c.get(at)));
        }
      }
    }
    return c;
  }

  private static Array random(Random random, Precision precision, int rows, int columns) {
    var array = Array.zeros(Shape.of(rows, columns), precision);
    for (int i = 0; i < array.size(); i++) {
      array.set(i, random.nextGaussian());
    }
    return array;
  }

  private static Array transposed(Array from) {
    var to = Array.zeros(Shape.of(from.columns(), from.rows()), from.precision());
    for (int i = 0; i < from.size(); i++) {
      to.set(i % from.columns() * from.rows() + i / from.columns(), from.get(i));
    }
    return to;
  }

  /** The two precisions of a hot loop are one text. */
  @ParameterizedTest
  @ValueSource(strings = {"Product", "Tiles"})
  void float32IsTheTextOfFloat64(String name) throws IOException {
    var root = Path.of("src", "main", "java", "gategrad", "array");
    Path wide = root.resolve("Float64" + name + ".java");
    Path single = root.resolve("Float32" + name + ".java");
    var expected =
        Files.readString(wide)
            .replace("double", "float")
            .replace("Double", "Float")
            .replace("float64", "float32")
            .replace("Float64", "Float32")
            .replaceAll("(?s)/\\*\\*.*?\\*/", "")
            .replaceAll("\\s+", "");
    var actual =
        Files.readString(single).replaceAll("(?s)/\\*\\*.*?\\*/", "").replaceAll("\\s+", "");
    assertEquals(expected, actual);
  }
}
