package gategrad.draw;

import static gategrad.draw.Circuit.circuit;
import static gategrad.draw.Drawing.draw;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The picture in the README is what the library draws today. */
class ReadmePictureTest {
  @Test
  void isUpToDate() throws Exception {
    var f =
        circuit(
            "f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))",
            "w0 = 2, x0 = -1, w1 = -3, x1 = -2, w2 = -3");
    f.backward();
    String svg = draw(f.value()).svg().orElseThrow();
    Path fresh = Files.writeString(Path.of("target", "circuit.svg"), svg);
    Path committed = Path.of("docs", "circuit.svg");
    assertEquals(
        Files.readString(committed).replace("\r\n", "\n"),
        svg,
        () -> "look at " + fresh + ", and copy it to " + committed + " if it is right");
  }
}
