package gategrad.draw;

import static gategrad.draw.Circuit.circuit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Value;
import gategrad.draw.Scene.Bubble;
import gategrad.draw.Scene.Role;
import gategrad.draw.Scene.Text;
import gategrad.draw.Scene.Wire;
import gategrad.gate.Gates;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing lies on anything else. */
class SceneTest {
  private static final String SIGMOID = "f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))";

  static Stream<Value> lecture() {
    return Stream.of(
            circuit("q = x + y; f = q * z", "x = -2, y = 5, z = -4"),
            circuit(SIGMOID, "w0 = 2, x0 = -1, w1 = -3, x1 = -2, w2 = -3"),
            circuit("f = sigmoid(w0*x0 + w1*x1 + w2)", "w0=2, x0=-1, w1=-3, x1=-2, w2=-3"),
            circuit("2*(x*y + max(z, w))", "x = 3, y = -4, z = 2, w = -1"),
            circuit("f = 0.2*x + 0.5*x", "x = 1"),
            circuit("f = x*x", "x = 3"))
        .map(Circuit::value);
  }

  static Stream<Value> all() {
    var random = new Random(11);
    var values = new ArrayList<>(lecture().toList());
    values.add(
        circuit("(x + sigmoid(y)) / (sigmoid(x) + (x+y)^2)", "x = 3, y = -4")
            .value()
            .named("a long name of a result"));
    values.add(neuron(6));
    for (int gates = 3; gates <= 60; gates += 3) {
      values.add(RandomCircuits.of(gates, random));
    }
    values.add(RandomCircuits.of(200, random));
    return values.stream();
  }

  private static Value neuron(int inputs) {
    var wires = new Value[2 * inputs + 1];
    for (int k = 0; k < wires.length; k++) {
      wires[k] = Value.of(k / 7.0 - 1).named("input" + k);
    }
    return Value.apply(Gates.WEIGHTED_SUM, wires).tanh().named("뉴런");
  }

  private static Scene scene(Value value, Style style) {
    value.backward();
    return Painter.paint(Diagram.of(value, style));
  }

  private static Rectangle2D box(Text text) {
    double rise = text.size() * 0.75;
    return new Rectangle2D.Double(text.left(), text.y() - rise, text.width(), text.size() * 0.95);
  }

  private static Rectangle2D box(Bubble gate) {
    return new Rectangle2D.Double(
        gate.x() - gate.width(), gate.y() - gate.height(), 2 * gate.width(), 2 * gate.height());
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingOverlaps(Value value) {
    for (var style : List.of(Style.SLIDE, new Style(6, true))) {
      var scene = scene(value, style);
      var picture = new Rectangle2D.Double(0, 0, scene.width(), scene.height());
      var boxes = new ArrayList<>(texts(scene).map(SceneTest::box).toList());
      scene.gates().stream().map(SceneTest::box).forEach(boxes::add);
      for (int i = 0; i < boxes.size(); i++) {
        var box = boxes.get(i);
        assertTrue(picture.contains(box), () -> box + " is outside of the picture");
        for (int j = 0; j < i; j++) {
          var other = boxes.get(j);
          assertFalse(box.intersects(other), () -> box + " overlaps " + other);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void wiresRunThroughNothing(Value value) {
    for (var style : List.of(Style.SLIDE, new Style(6, true))) {
      var scene = scene(value, style);
      var boxes = texts(scene).map(SceneTest::box).toList();
      for (Wire wire : scene.wires()) {
        for (int k = 0; k <= 20; k++) {
          double x = along(wire.x0(), (wire.x0() + wire.x1()) / 2, wire.x1(), k / 20.0);
          double y = bend(wire.y0(), wire.y1(), k / 20.0);
          assertTrue(
              boxes.stream().noneMatch(box -> box.contains(x, y)),
              () -> wire + " runs through a text");
          assertTrue(
              scene.gates().stream().noneMatch(gate -> inside(gate, x, y)),
              () -> wire + " runs through a gate");
        }
      }
    }
  }

  /** All but the symbols, which stand inside gates. */
  private static Stream<Text> texts(Scene scene) {
    return scene.texts().stream().filter(text -> text.role() != Role.SYMBOL);
  }

  /** The Bezier curve of {@link SvgWriter}: both handles are half way. */
  private static double along(double from, double handle, double to, double t) {
    double s = 1 - t;
    return s * s * s * from + 3 * s * t * handle * (s + t) + t * t * t * to;
  }

  private static double bend(double from, double to, double t) {
    double s = 1 - t;
    return from * (s * s * s + 3 * s * s * t) + to * (3 * s * t * t + t * t * t);
  }

  /** Deeper than a line's width inside a rounded rectangle. */
  private static boolean inside(Bubble gate, double x, double y) {
    double round = Math.min(gate.width(), gate.height());
    double dx = Math.max(0, Math.abs(x - gate.x()) - (gate.width() - round));
    double dy = Math.max(0, Math.abs(y - gate.y()) - (gate.height() - round));
    return Math.hypot(dx, dy) < round - 1;
  }

  @ParameterizedTest
  @MethodSource("lecture")
  void noWiresCrossOnTheSlides(Value value) {
    var wires = scene(value, Style.SLIDE).wires();
    for (Wire one : wires) {
      for (Wire other : wires) {
        boolean together = one.x0() == other.x0() && one.x1() == other.x1();
        double order = (one.y0() - other.y0()) * (one.y1() - other.y1());
        assertFalse(together && order < 0, one + " crosses " + other);
      }
    }
  }

  @Test
  void aForkHasADotAndBothWiresArriveApart() {
    var x = Value.of(3).named("x");
    var scene = scene(x.mul(x), Style.SLIDE);
    assertEquals(1, scene.dots().size());
    var dot = scene.dots().get(0);
    var ends =
        scene.wires().stream()
            .filter(wire -> wire.x0() == dot.x() && wire.y0() == dot.y())
            .map(Wire::y1)
            .distinct()
            .count();
    assertEquals(2, ends);
  }

  @Test
  void theSigmoidStandsInOneRow() {
    var scene = scene(lecture().toList().get(1), Style.SLIDE);
    var last = scene.gates().subList(4, 8);
    assertEquals(1, last.stream().map(gate -> Math.round(gate.y())).distinct().count());
  }

  @Test
  void theFirstInputOfADifferenceArrivesAbove() {
    var x = Value.of(1).named("x");
    var y = Value.of(2).named("y");
    for (var value : List.of(x.sub(y), y.sub(x))) {
      var scene = scene(value, Style.SLIDE);
      var names =
          scene.texts().stream()
              .filter(text -> text.role() == Role.NAME)
              .sorted((a, b) -> Double.compare(a.y(), b.y()))
              .map(Text::words)
              .toList();
      assertEquals(value.inputs().get(0).label(), names.get(0));
    }
  }
}
