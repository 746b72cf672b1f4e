package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types that permit and extend each other, in one cell, in a cell each, in any order. */
class SealedTypesTest {
  private final Cells cells = new Cells();

  @AfterEach
  void close() {
    cells.close();
  }

  /** Types, an expression, and its value; Gate, Tensor and Layer are names of ours too. */
  private record Family(List<String> types, String expression, Object value) {
    String text() {
      return String.join("\n", types);
    }
  }

  private static final List<Family> FAMILIES =
      List.of(
          new Family(
              List.of(
                  "sealed interface Gate permits Add, Custom {}",
                  "final class Add implements Gate {}",
                  "non-sealed class Custom implements Gate { int k = 3; }"),
              "Gate g = new Custom(); ((Custom) g).k",
              3),
          new Family(
              List.of(
                  "sealed interface Foo permits Bar, Baz {}",
                  "final class Bar implements Foo {}",
                  "non-sealed class Baz implements Foo { int k = 3; }",
                  "class More extends Baz { }"),
              "new More().k",
              3),
          new Family(
              List.of(
                  "sealed interface Shape permits Circle, Free { double area(); }",
                  "record Circle(double r, Shape other) implements Shape {"
                      + " public double area() { return r + other.area(); } }",
                  "non-sealed interface Free extends Shape { }",
                  "record Blob(double size) implements Free {"
                      + " public double area() { return size; } }"),
              "new Circle(1, new Blob(2)).area()",
              3.0),
          new Family(
              List.of(
                  "sealed abstract class Layer permits Dense, Own { abstract int f(); }",
                  "final class Dense extends Layer { Own own; int f() { return 1; } }",
                  "abstract non-sealed class Own extends Layer { int g() { return f() + 1; } }",
                  "class Mine extends Own { int f() { return 5; } }"),
              "new Mine().g() + new Dense().f()",
              7),
          new Family(
              List.of(
                  "sealed interface Tensor permits Row, Cube { }",
                  "record Row(double x) implements Tensor { }",
                  "record Cube(Tensor t) implements Tensor { }"),
              "Tensor t = new Cube(new Row(2)); t.toString()",
              "Cube[t=Row[x=2.0]]"),
          new Family(
              List.of(
                  "sealed interface Expr<T> permits Num, Neg { T value(); }",
                  "record Num<T>(T value) implements Expr<T> { }",
                  "non-sealed class Neg<T> implements Expr<T> { T t; public T value() { return t; } }"),
              "Expr<Integer> e = new Num<>(4); e.value()",
              4));

  static Stream<Family> families() {
    return FAMILIES.stream();
  }

  @ParameterizedTest
  @MethodSource("families")
  void inOneCell(Family family) {
    assertEquals(family.value(), cells.shown(family.text() + "\n" + family.expression()));
    assertEquals(2, cells.shown("1 + 1"));
    assertEquals(family.value(), cells.shown(family.expression()));
  }

  @ParameterizedTest
  @MethodSource("families")
  void oneCellEach(Family family) {
    family.types().forEach(cells::done);
    assertEquals(family.value(), cells.shown(family.expression()));
    assertEquals(2, cells.shown("1 + 1"));
    assertEquals(family.value(), cells.shown(family.expression()));
  }

  @ParameterizedTest
  @MethodSource("families")
  void theCellRunAgain(Family family) {
    assertEquals(family.value(), cells.shown(family.text() + "\n" + family.expression()));
    assertEquals(family.value(), cells.shown(family.text() + "\n" + family.expression()));
  }

  @Test
  void theTypeIsSealedInTheEnd() {
    cells.done(FAMILIES.get(0).text());
    assertEquals(true, cells.shown("Gate.class.isSealed()"));
    String text = cells.traceback("class Thief implements Gate {}");
    assertTrue(text.contains("name it behind the word permits"), text);
  }

  @Test
  void aNonSealedTypeOfNothingIsExplained() {
    String text = cells.traceback("non-sealed class Alone {}");
    assertTrue(text.contains("non-sealed is only for what a sealed type permits"), text);
  }
}
