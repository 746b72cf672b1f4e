package gategrad.kernel.jshell;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A session may be long: what a cell does not declare is not kept. */
class ManyCellsTest {

  @Test
  void theCompilerIsShownNoMoreClasses() {
    try (var cells = new Cells()) {
      cells.done("int x = 0;");
      run(cells, 1);
      List<?> classes = shownToTheCompiler(cells);
      assertTrue(classes.size() > 1, classes.toString());
      run(cells, 10);
      assertEquals(classes, shownToTheCompiler(cells));
    }
  }

  private static void run(Cells cells, int times) {
    for (int i = 0; i < times; i++) {
      cells.shown("x + " + i);
      cells.done("x = x + 1;");
      cells.done("for (int k = 0; k < 3; k++) { x += k; }");
      cells.shown("Stream.of(1).map(v -> v + x).toList()");
      cells.done("{ class Local { } new Local(); }");
      cells.done("System.out.print(\"\")");
    }
  }

  /** JShell puts the classes of its snippets into this package. */
  private static List<?> shownToTheCompiler(Cells cells) {
    return cells.engine.complete("REPL.", "REPL.".length()).proposals();
  }

  /** JShell's compilers keep what they parsed, so it gets new ones every 500 pieces. */
  @Test
  void whatTheCompilersKeepIsLetGo() {
    try (var cells = new Cells()) {
      cells.done("int f(int n) { return n; }");
      runCalls(cells, 10);
      long first = usedKilobytes();
      runCalls(cells, 470);
      long full = usedKilobytes();
      runCalls(cells, 30);
      long renewed = usedKilobytes();
      assertTrue(
          renewed - first < (full - first) / 2, first + ", " + full + ", " + renewed + " kB");
    }
  }

  /** Calls inside calls are kept. */
  private static void runCalls(Cells cells, int times) {
    String calls = IntStream.range(0, 40).mapToObj("f(%d)"::formatted).collect(joining(","));
    for (int i = 0; i < times; i++) {
      cells.shown("f(List.of(" + calls + ").size())");
    }
  }

  private static long usedKilobytes() {
    System.gc();
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 10;
  }

  @Test
  void theFirstCellMayBeAnExpression() {
    try (var cells = new Cells()) {
      assertEquals(2, cells.shown("1 + 1"));
    }
  }

  @Test
  void codeOfEarlierCellsKeepsItsClassesAndLines() {
    try (var cells = new Cells()) {
      cells.done("var later = new ArrayList<Supplier<Object>>();");
      cells.shown("later.add(() -> new Object() { public String toString() { return \"one\"; } })");
      cells.shown("\nlater.add(() ->\n  Integer.parseInt(\"x\"))");
      cells.shown("later.add(() -> new Object() { public String toString() { return \"two\"; } })");
      assertEquals("one two", cells.shown("later.get(0).get() + \" \" + later.get(2).get()"));
      String text = cells.traceback("later.get(1).get()");
      assertTrue(text.contains("at cell 3, line 3\n      Integer.parseInt(\"x\"))"), text);
      assertTrue(text.contains("at cell N, line 1\n      later.get(1).get()"), text);
    }
  }

  @Test
  void statementsMayDeclareLocalTypes() {
    try (var cells = new Cells()) {
      cells.done("String seen = \"\";");
      cells.done("{ enum Side { LEFT, RIGHT } for (Side side : Side.values()) { seen += side; } }");
      cells.done("{ record Pair(int a, int b) { } seen += new Pair(1, 2); }");
      assertEquals("LEFTRIGHTPair[a=1, b=2]", cells.shown("seen"));
    }
  }
}
