package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import gategrad.kernel.engine.Engine.Outcome;
import gategrad.kernel.engine.Engine.Variable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JShellEngineTest {
  private static final Cells CELLS = new Cells();

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @Test
  void anExceptionInAThreadOfTheLearnersIsTold() {
    PrintStream before = System.err;
    var told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true));
    try {
      CELLS.done(
          """
          var thrower = new Thread(() -> { throw new IllegalStateException("mine"); }, "thrower");
          thrower.start();
          thrower.join();""");
    } finally {
      System.setErr(before);
    }
    assertEquals(
        "Exception in thread \"thrower\": IllegalStateException: mine", told.toString().strip());
  }

  @Test
  void lastExpressionIsShownAsAnObject() {
    assertEquals(42, CELLS.shown("int a = 40;\nint b = 2;\na + b"));
    assertEquals(List.of(1, 2), CELLS.shown("List.of(1, 2) // the end"));
    assertSame(CELLS.shown("var same = new Object(); same"), CELLS.shown("same"));
    assertEquals(7, CELLS.shown("a = 7"));
    assertNull(CELLS.shown("null"));
    assertEquals(
        "five", CELLS.shown("int k = 5;\nswitch (k) { case 5 -> \"five\"; default -> \"?\"; }"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.out.print(\"\");",
        "// nothing",
        "",
        "int unused = 3",
        "for (int i = 0; i < 3; i++) { }",
        "import java.time.*;",
        "/* a */ class Empty { }",
        "List.of(1).forEach(x -> { })",
        "1 + 1; int after = 2;",
        "var holder = new int[1]; holder[0] = 3;",
        "int up = 0; up++;"
      })
  void otherCellsShowNothing(String source) {
    CELLS.done(source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record Point(int x, int y) { Point { if (x < 0) throw new IllegalArgumentException(); } }\nnew Point(1, 2).x() == 1",
        "sealed interface S permits A1, B1 {}\nrecord A1(int r) implements S {}\nrecord B1() implements S {}\nS s = new A1(2);\ns instanceof A1 q && q.r() == 2",
        "int twice(int n) { return two() * n; }\nint two() { return 2; }\ntwice(4) == 8",
        "import static java.lang.Math.max;\nmax(1, 2) == 2",
        "<T extends Comparable<T>> T most(List<T> l) { return Collections.max(l); }\nmost(List.of(1, 3)) == 3",
        "String block = \"\"\"\n  a; // no comment\n  }\n  \"\"\";\nblock.lines().count() == 2",
        "enum Colour { RED, BLUE { }; }\nColour.values().length == 2",
        "var anon = new Object() { int n = 3; };\nanon.n == 3",
        "int[] grid = {1, 2};\nint sum = 0;\nfor (int g : grid) sum += g;\nsum == 3",
        "var list = new ArrayList<Integer>(); list.add(1); list.add(2);\nlist.size() == 2",
        "int n = 0; do { n++; } while (n < 3); n++;\nn == 4",
        "if (n > 3) { n = 1; } else { n = 2; }\nn < 3"
      })
  void runsAllOfJava(String source) {
    assertEquals(true, CELLS.shown(source));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void runsTheJavaOfTheRunningJdk() {
    CELLS.done(
        "sealed interface Sh permits Ci, Sq {}\nrecord Ci(double r) implements Sh {}\nrecord Sq(double a) implements Sh {}");
    assertEquals(
        4.0,
        CELLS.shown(
            "double area(Sh s) { return switch (s) { case Ci c -> 3 * c.r(); case Sq(double a) -> a * a; }; }\narea(new Sq(2))"));
  }

  @Test
  void failedCellLeavesTheRestUsable() {
    CELLS.done("int kept = 1;");
    CELLS.failed("kept = 2; kept = 1 / 0; kept = 3;");
    assertEquals(2, CELLS.shown("kept"));
    assertEquals(
        "OutOfMemoryError", CELLS.failed("long[] huge = new long[Integer.MAX_VALUE];").name());
    assertEquals(3, CELLS.shown("1 + 2"));
  }

  @Test
  void expressionsOfFrontEndsLeaveNoTrace() {
    assertInstanceOf(Outcome.Shown.class, CELLS.engine.evaluate("6 * 7"));
    assertInstanceOf(Outcome.Failed.class, CELLS.engine.evaluate("no such thing"));
    assertFalse(CELLS.engine.variables().stream().anyMatch(v -> v.name().startsWith("$")));
  }

  @Test
  void warmingUpLeavesNoTrace() {
    try (var cells = new Cells()) {
      List<String> imports = cells.engine.imports();
      cells.engine.warmUp();
      assertEquals(imports, cells.engine.imports());
      assertEquals(List.of(), cells.engine.variables());
      assertInstanceOf(Outcome.Done.class, cells.run("int n = 1;"));
      cells.engine.warmUp();
      assertEquals(1, cells.shown("n"));
    }
  }

  @Test
  void listsVariablesAndForgetsThem() {
    try (var cells = new Cells()) {
      cells.done("int first = 1; String second = \"two\"; double third;");
      assertEquals(
          List.of(
              new Variable("int", "first", 1),
              new Variable("String", "second", "two"),
              new Variable("double", "third", 0.0)),
          cells.engine.variables());
      List<String> imports = cells.engine.imports();
      cells.done("import java.time.LocalDate;");
      assertEquals(imports.size() + 1, cells.engine.imports().size());
      cells.engine.reset();
      assertEquals(List.of(), cells.engine.variables());
      assertEquals(imports, cells.engine.imports());
      assertEquals(2, cells.shown("1 + 1"));
    }
  }
}
