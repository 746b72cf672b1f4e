package gategrad.draw;

import static gategrad.draw.Circuit.circuit;
import static gategrad.draw.Drawing.draw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import gategrad.Value;
import gategrad.draw.Scene.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What the picture and its text say. */
class DrawingTest {
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "svg", Set.of("xmlns", "role", "width", "height", "viewBox", "font-family"),
          "title", Set.of(),
          "desc", Set.of(),
          "rect",
              Set.of(
                  "x",
                  "y",
                  "width",
                  "height",
                  "rx",
                  "fill",
                  "stroke",
                  "stroke-width",
                  "stroke-dasharray"),
          "path", Set.of("d", "fill", "stroke", "stroke-width", "stroke-dasharray"),
          "circle", Set.of("cx", "cy", "r", "fill"),
          "text",
              Set.of("x", "y", "font-size", "text-anchor", "fill", "font-weight", "font-style"));

  private static Circuit slideCircuit() {
    var f = circuit("q = x + y; f = q * z", "x = -2, y = 5, z = -4");
    f.backward();
    return f;
  }

  private static Value slide() {
    return slideCircuit().value();
  }

  private static Element parse(String svg) throws Exception {
    var bytes = svg.getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes))
        .getDocumentElement();
  }

  private static void checkAllowed(Element element) {
    var allowed = ALLOWED.get(element.getTagName());
    assertTrue(allowed != null, "element " + element.getTagName());
    for (int k = 0; k < element.getAttributes().getLength(); k++) {
      String attribute = element.getAttributes().item(k).getNodeName();
      assertTrue(allowed.contains(attribute), element.getTagName() + " has " + attribute);
    }
    var children = element.getChildNodes();
    for (int k = 0; k < children.getLength(); k++) {
      if (children.item(k) instanceof Element child) {
        checkAllowed(child);
      }
    }
  }

  @Test
  void aPictureWiderThanTheColumnShrinksWithIt() {
    String small = svg(chain(2));
    assertTrue(small.contains(" width=\"") && small.contains(" height=\""), small);
    String wide = svg(chain(9));
    assertTrue(
        wide.startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"100%\""));
    assertTrue(wide.contains(" viewBox=\"0 0 "), wide);
    assertFalse(svg(chain(30)).contains("100%"), "it would be too small to read");
  }

  private static Value chain(int gates) {
    Value value = Value.of(0.5).named("x");
    for (int k = 0; k < gates; k++) {
      value = value.tanh();
    }
    return value;
  }

  private static String svg(Value value) {
    return draw(value).svg().orElseThrow();
  }

  @Test
  void svgUsesOnlyWhatSurvivesEverywhere() throws Exception {
    var random = new Random(3);
    for (var value :
        List.of(slide(), RandomCircuits.of(200, random), RandomCircuits.of(40, random))) {
      var root = parse(draw(value).withLocalGradients().svg().orElseThrow());
      checkAllowed(root);
      assertEquals("img", root.getAttribute("role"));
      assertEquals(
          "0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"),
          root.getAttribute("viewBox"));
      assertEquals("circuit of f", root.getElementsByTagName("title").item(0).getTextContent());
      var background = (Element) root.getElementsByTagName("rect").item(0);
      assertEquals("#ffffff", background.getAttribute("fill"));
      assertEquals(root.getAttribute("width"), background.getAttribute("width"));
    }
  }

  @Test
  void namesCannotBreakThePicture() throws Exception {
    var nasty = Value.of(1).named("<script>&\"]]>\u0001\uD800'</text>");
    var svg = draw(nasty.mul(2).named("이름 <b>")).svg().orElseThrow();
    checkAllowed(parse(svg));
    assertTrue(svg.contains("이름 &lt;b&gt;"));
  }

  @Test
  void textOfTheSlide() {
    assertEquals(
        """
                 value  gradient
        (*) f      -12         1
          (+) q      3        -4
            x       -2        -4
            y        5        -4
          z         -4         3
        """,
        draw(slide()).text());
  }

  @Test
  void whatIsUsedTwiceIsWrittenOnce() {
    var x = Value.of(2).named("x");
    var square = x.mul(x);
    var f = square.add(square.relu()).named("f");
    f.backward();
    assertEquals(
        """
                                value  gradient
        (+) f                       8         1
          (*) #1                    4         2
            x                       2         8
            x (see above)
          (relu)                    4         1
            (*) #1 (see above)
        """,
        draw(f).text());
  }

  @Test
  void inputsWithoutANameAreToldApart() {
    var two = Value.of(2);
    assertEquals(
        """
                                  value
        (*)                          24
          (*)                         4
            input #0                  2
            input #0 (see above)
          (+)                         6
            input #0 (see above)
            input                     4
        (no gradients yet: call backward())
        """,
        draw(two.mul(two).mul(two.add(Value.of(4)))).text());
  }

  @Test
  void aCircuitCanBeDrawn() {
    assertEquals(draw(slide()).text(), draw(slideCircuit()).text());
  }

  @Test
  void localGradientsOnRequest() {
    assertEquals(
        """
                 value  gradient  local
        (*) f      -12         1
          (+) q      3        -4     -4
            x       -2        -4      1
            y        5        -4      1
          z         -4         3      3
        """,
        draw(slide()).withLocalGradients().text());
    var scene = Painter.paint(Diagram.of(slide(), new Style(2, true)));
    var locals =
        scene.texts().stream().filter(t -> t.role() == Role.LOCAL).map(Scene.Text::words).toList();
    assertEquals(Set.of("× 1", "× -4", "× 3", "× local gradient"), Set.copyOf(locals));
  }

  @Test
  void gradientsAreLeftOutBeforeBackward() {
    var x = Value.of(3).named("x");
    var f = x.mul(2);
    assertEquals(
        """
              value
        (*2)      6
          x       3
        (no gradients yet: call backward())
        """,
        draw(f).text());
    var svg = draw(f).svg().orElseThrow();
    assertFalse(svg.contains("italic"), "no gradient is drawn");
    assertTrue(svg.contains("no gradients yet: call backward()"));
    x.mul(5).backward();
    assertTrue(draw(f).text().contains("no gradients yet"), "x got its gradient elsewhere");
    f.backward();
    assertFalse(draw(f).text().contains("no gradients yet"));
  }

  @Test
  void thePictureAndTheTextSayTheSame() {
    var random = new Random(5);
    for (int gates = 3; gates < 60; gates += 8) {
      var f = RandomCircuits.of(gates, random);
      f.backward();
      var diagram = Diagram.of(f, Style.SLIDE);
      var written = new TreeSet<>(List.of(TextTwin.of(diagram).split("[\\s]+")));
      var scene = Painter.paint(diagram);
      for (var text : scene.texts()) {
        if (text.role() == Role.VALUE || text.role() == Role.GRADIENT || text.role() == Role.NAME) {
          assertTrue(written.contains(text.words()), text.words());
        }
      }
      assertEquals(gates(f), scene.gates().size());
    }
  }

  private static long gates(Value f) {
    return f.circuit().stream().filter(node -> !node.isLeaf()).count();
  }

  @Test
  void aLargeCircuitIsDrawnNearItsResultAndSaysSo() {
    var f = RandomCircuits.of(3000, new Random(1));
    f.backward();
    var text = draw(f).text();
    var gates = "%,d gates".formatted(gates(f));
    assertTrue(text.contains("only the part near the result is drawn; in all " + gates), text);
    assertTrue(text.contains("(gates: "), text);
    assertTrue(text.lines().count() < 80, text);
    assertTrue(draw(f).svg().orElseThrow().contains(gates));
  }

  @Test
  void aChainOfAMillionGatesIsDrawn() {
    var f = Value.of(1).named("x");
    for (int k = 0; k < 1_000_000; k++) {
      f = f.mul(1);
    }
    assertTrue(draw(f).text().contains("1,000,000 mul_constant"));
  }

  @Test
  void aResultWithManyInputsKeepsThem() {
    var inputs = new Value[101];
    for (int k = 0; k < inputs.length; k++) {
      inputs[k] = Value.of(k).named("i" + k);
    }
    var f = Value.apply(gategrad.gate.Gates.WEIGHTED_SUM, inputs);
    assertTrue(draw(f).text().contains("i100"));
  }

  @Test
  void tensorsShowTheirShapes() {
    var x = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}}).named("X");
    var w = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}}).named("W");
    var loss = x.matmul(w).sum().named("L");
    loss.backward();
    assertEquals(
        """
                  value  gradient
        (sum) L     163         1
          (@)    (2, 2)    (2, 2)
            X    (2, 3)    (2, 3)
            W    (3, 2)    (3, 2)
        """,
        draw(loss).text());
  }

  @Test
  void decimalsCanBeChosen() {
    var f = circuit("x / 3", "x = 1").value();
    assertTrue(draw(f).text().contains("0.33"));
    assertTrue(draw(f).decimals(4).text().contains("0.3333"));
    assertEquals(
        "decimals: from 0 to 15, not 16",
        assertThrows(IllegalArgumentException.class, () -> draw(f).decimals(16)).getMessage());
  }

  @Test
  void anInputAloneIsAPictureToo() {
    var drawing = draw(Value.of(2).named("x"));
    assertTrue(drawing.text().contains("x"));
    assertTrue(drawing.svg().orElseThrow().contains(">x</text>"));
  }

  @Test
  void nullIsRefusedByName() {
    assertEquals(
        "draw: the node is null",
        assertThrows(NullPointerException.class, () -> draw((Value) null)).getMessage());
  }

  @Test
  void gradientsThatAddUpSeveralPassesAreMarked() throws Exception {
    var f = slideCircuit();
    f.backward();
    assertEquals(
        """
                 value  gradient
        (*) f      -12         1
          (+) q      3        -4
            x       -2        -8  sum of 2 passes
            y        5        -8  sum of 2 passes
          z         -4         6  sum of 2 passes
        (inputs add up the gradients of all passes until zeroGrad())
        """,
        draw(f).text());
    var svg = svg(f.value());
    assertEquals(3, svg.split(">sum of 2 passes</text>", -1).length - 1);
    checkAllowed(parse(svg));
    f.get("x").zeroGrad();
    assertEquals(2, svg(f.value()).split(">sum of 2 passes</text>", -1).length - 1);
  }

  @Test
  void gradientsThatAreAllZeroAreShown() {
    var f = circuit("f = relu(x)", "x = -2");
    f.backward();
    assertFalse(draw(f).text().contains("no gradients yet"), draw(f).text());
  }
}
