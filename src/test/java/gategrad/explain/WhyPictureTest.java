package gategrad.explain;

import static gategrad.draw.Circuit.circuit;
import static gategrad.explain.Why.why;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pictures in docs/why.md are what the library draws today. */
class WhyPictureTest {

  private static void assertIsUpToDate(String name, String svg) throws Exception {
    Path fresh = Files.writeString(Path.of("target", name), svg);
    Path committed = Path.of("docs", name);
    assertEquals(
        Files.exists(committed) ? Files.readString(committed).replace("\r\n", "\n") : "",
        svg,
        () -> "look at " + fresh + ", and copy it to " + committed + " if it is right");
  }

  @Test
  void theMaxAndTheRelu() throws Exception {
    var f = circuit("f = max(x * w, c) * relu(z)", "x = 2, w = 3, c = 7, z = 4");
    f.backward();
    assertIsUpToDate("why.svg", why(f, "x").svg().orElseThrow());
  }

  /** JDKs differ in the last bits of exp, which the small steps show; the rest is the same. */
  @Test
  void theErrorOfADifference() throws Exception {
    var f = circuit("f = sigmoid(w * x + b)", "w = 2, x = -1, b = 0.5");
    String svg = gategrad.numeric.ErrorCurve.of(f, "w").svg().orElseThrow();
    Files.writeString(Path.of("target", "error-curve.svg"), svg);
    String committed = Files.readString(Path.of("docs", "error-curve.svg"));
    assertEquals(firstLines(svg), firstLines(committed));
  }

  private static List<String> firstLines(String svg) {
    return svg.lines().limit(2).toList();
  }
}
