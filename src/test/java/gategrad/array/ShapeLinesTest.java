package gategrad.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ShapeLinesTest {

  @Test
  void arrowsStandBelowTheAxis() {
    assertEquals(
        "\n  first   (3, 400)\n              ^^^\n  second  (55, 2)\n           ^^",
        ShapeLines.of("first", Shape.of(3, 400), 1, "second", Shape.of(55, 2), 0));
    assertEquals(
        "\n  a   (2, 3, 4)\n          ^\n  bb  (2, 5, 4)\n          ^",
        ShapeLines.firstDifference("a", Shape.of(2, 3, 4), "bb", Shape.of(2, 5, 4)));
    assertEquals(
        "\n  a  ()\n  b  (7)\n      ^",
        ShapeLines.firstDifference("a", Shape.of(), "b", Shape.of(7)));
  }

  private static void assertDraws(String lines, Executable wrong) {
    String message = assertThrows(IllegalArgumentException.class, wrong).getMessage();
    assertTrue(message.endsWith(lines), message);
  }

  @Test
  void gatesDrawTheShapesThatDoNotFit() {
    var a = Tensor.zeros(Shape.of(3, 4));
    var b = Tensor.zeros(Shape.of(5, 2));
    assertDraws(
        "first   (3, 4)\n              ^\n  second  (5, 2)\n           ^", () -> a.matmul(b));
    assertDraws(
        "first   (3, 4)\n           ^\n  second  (5, 2)\n           ^",
        () -> a.transposedMatmul(b));
    assertDraws(
        "matrix  (3, 4)\n              ^\n  row     (3)\n           ^",
        () -> a.addRow(Tensor.zeros(Shape.of(3))));
    assertDraws(
        "first   (3, 4)\n           ^\n  second  (5, 4)\n           ^",
        () -> a.add(Tensor.zeros(Shape.of(5, 4))));
  }
}
