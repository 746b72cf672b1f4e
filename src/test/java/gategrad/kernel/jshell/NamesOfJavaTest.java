package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that Java uses itself, and what becomes of the cells after them. */
class NamesOfJavaTest {
  private final Cells cells = new Cells();

  @AfterEach
  void close() {
    cells.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Object {}",
        "class Object { int n; }",
        "interface Throwable {}",
        "record SuppressWarnings(int n) {}",
        "enum Object { A }",
        "public final class Object<T> {}",
        "class java {}",
        "class Value { Other o; }\nclass Object {}\nclass Other { Value v; }",
      })
  void aNameThatEveryCellNeedsIsRefusedAndTheNextCellRuns(String source) {
    String text = cells.traceback(source);
    assertTrue(text.contains(" is a name that Java itself needs in every cell"), text);
    assertTrue(text.contains("Hint: choose another name"), text);
    assertEquals(2, cells.shown("1 + 1"));
    assertEquals(3, cells.shown("var x = new int[] {3}; x[0]"));
  }

  @Test
  void othersMayBeTaken() {
    cells.done("class Record {} class Enum {} class Override {} class Void {} class Math {}");
    cells.done("class Integer {} class Error {} class Exception {} interface Runnable {}");
    assertEquals(5, cells.shown("record R(int n) {} enum E { A }\nint y = 4; new R(y + 1).n()"));
    assertEquals("A", cells.shown("E.A").toString());
  }

  @Test
  void twoTypesOfOneNameAreToldApart() {
    cells.done("class String {}");
    String text = cells.traceback("String s = \"a\";");
    assertTrue(text.contains("there are two types String, and this is the other one"), text);
    assertTrue(text.contains("choose another name"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var o = new Object() { static final int K = 7; };\no.K",
        "var o = new Object() { private static final int[] K = {1, 7}; int f() { return K[1]; } };\no.f()",
        "var o = new Object() { static final String S = \";}\"; static final int K = S.length() + 5; };\no.K",
        "var o = new Object() { int a = 1, b = 7; };\no.b",
        "var o = new Object() { int a, b = 7; List<int[]> c = null, d; };\no.b",
        "var o = new Object() {\n  static final int K = 3,\n  L = 4; };\no.K + o.L",
        "var o = new Object() { final static int[] K = {1, 7}, L = {}; };\no.K[1] + o.L.length",
        "new Object() { static final int K = 7; }.K",
        "var o = new ArrayList<Integer>() { static final int K = 7; { add(K); } };\no.get(0)",
      })
  void aNamelessClassMayHaveConstants(String source) {
    assertEquals(7, cells.shown(source));
  }
}
