package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine.Completion;
import gategrad.kernel.engine.Engine.Documentation;
import gategrad.kernel.engine.Engine.Proposal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tab and Shift-Tab know what the cell itself declares, though it has not run. */
class CellNamesTest {
  private static final Cells CELLS = new Cells();

  @BeforeAll
  static void declare() {
    CELLS.done("int stale = 1; String fresh = \"\";");
  }

  @AfterAll
  static void close() {
    CELLS.close();
  }

  private static List<Proposal> proposals(String lines) {
    String source = lines.replace("\\n", "\n").replace("\\r", "\r");
    int cursor = source.indexOf('|');
    Completion found = CELLS.engine.complete(source.replace("|", ""), cursor);
    int typed = cursor;
    while (typed > 0 && Character.isJavaIdentifierPart(source.charAt(typed - 1))) {
      typed--;
    }
    if (!found.proposals().isEmpty()) {
      assertEquals(typed, found.start(), source);
      assertEquals(cursor, found.end(), source);
    }
    return found.proposals();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "int count = 1;\\ncou| ~ count ~ int count",
        "int a = 1, total = 2;\\ntot| ~ total ~ int total",
        "List<Map<String, int[]>> things;\\nthi| ~ things ~ List<Map<String, int[]>> things",
        "double[] weights = {1}; wei| ~ weights ~ double[] weights",
        "final java.util.List<String> names = List.of(); nam| ~ names ~ java.util.List<String> names",
        "int twice(int n) { return 2 * n; }\\ntwi| ~ twice( ~ twice(int n): int",
        "class Fresh { }\\nFre| ~ Fresh ~ class Fresh",
        "record Pt(int x) { }\\nnew P| ~ Pt ~ record Pt",
        "for (int index = 0; ind| ~ index ~ int index",
        "for (int index = 0; index < 3; index++) { print(ind| ~ index ~ int index",
        "for (int index = 0; index < 3; index++) print(ind| ~ index ~ int index",
        "for (var word : List.of(\"a\")) { wo| ~ word ~ var word",
        "int half(int number) { return num| ~ number ~ int number",
        "void f(String first, int... others) { oth| ~ others ~ int... others",
        "List.of(1).forEach(word -> wo| ~ word ~ word",
        "BiFunction<Integer, String, Integer> g = (first, second) -> sec| ~ second ~ second",
        "Runnable r = (int first, int second) -> { fir| ~ first ~ int first",
        "Object o = 1; if (o instanceof String text && te| ~ text ~ String text",
        "Object o = 1; if (o instanceof String text) { te| ~ text ~ String text",
        "try { } catch (RuntimeException problem) { prob| ~ problem ~ RuntimeException problem",
        "try (var reader = open()) { rea| ~ reader ~ var reader",
        "{ int inner = 1; inn| ~ inner ~ int inner",
        "switch (1) { case 1 -> { int inner = 3; inn| ~ inner ~ int inner",
        "class A { int size; int grow() { return si| ~ size ~ int size",
        "class A { int grow(int by) { return 1; } int g() { gro| ~ grow( ~ grow(int by): int",
        "int later = 3; lat| int other = 4; ~ later ~ int later",
        "int stale2 = 1;\\r\\nstale| ~ stale2 ~ int stale2",
      })
  void aNameOfTheCellIsFirst(String source, String text, String declaration) {
    List<Proposal> found = proposals(source);
    assertTrue(!found.isEmpty(), source);
    assertEquals(text, found.get(0).text(), source);
    assertEquals(declaration, found.get(0).signature(), source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ int inner = 1; } inn|",
        "for (int index = 0; index < 3; index++) { } ind|",
        "int f(int number) { return 1; }\nnumb|",
        "class A { int hiddenSize; }\nhid|",
        "int a = 1; a < b && a > other; oth|",
        "// int count = 1;\ncou|",
        "String s = \"int count = 1;\"; cou|",
        "return value; val|",
      })
  void aNameThatIsOutOfReachIsNotProposed(String source) {
    int cursor = source.indexOf('|');
    String typed = source.substring(0, cursor).replaceAll("(?s).*\\W", "");
    assertTrue(
        proposals(source).stream().noneMatch(p -> p.text().startsWith(typed)),
        () -> proposals(source).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "String s = \"a\";\\ns.isBl| ~ isBlank()",
        "for (String word : List.of(\"a\")) { word.isBl| ~ isBlank()",
        "List.of(\"a\").forEach(word -> word.isBl| ~ isBlank()",
        "void f(String text) { text.isBl| ~ isBlank()",
        "Object o = 1; if (o instanceof String text) { text.isBl| ~ isBlank()",
        "class Fresh { int size; void grow() {} }\\nvar it = new Fresh();\\nit.gro| ~ grow()",
        "class Fresh { int size; void grow() {} }\\nnew Fresh().si| ~ size",
        "public class Fresh { void grow() {} }\\nvar fresh = new Fresh();\\nfresh.gro| ~ grow()",
        "record Pt(int left) {}\\nvar pt = new Pt(1);\\npt.le| ~ left",
        "enum Hue { RED, GREEN }\\nHue.GR| ~ GREEN",
        "import java.time.*;\\nint f() { return 1; }\\nString s = \"\"; s.isBl| ~ isBlank()",
        "class A { void grow() { } void g() { this.gro| ~ grow()",
      })
  void membersOfWhatTheCellDeclares(String source, String text) {
    List<Proposal> found = proposals(source);
    assertTrue(found.stream().anyMatch(p -> p.text().equals(text)), source + ": " + found);
  }

  @ParameterizedTest
  @CsvSource({
    "import java.ut|,util.",
    "import java.util.concurrent.atom|,atomic.",
    "import java.util.ArrayLi|,ArrayList",
    "import static java.lang.Mat|,Math",
    "'import java.util.*;\\nimport java.ti|',time.",
    "import gategrad.ga|,gate.",
  })
  void packagesAndTheirClasses(String source, String text) {
    List<Proposal> found = proposals(source);
    assertTrue(found.stream().anyMatch(p -> p.text().equals(text)), source + ": " + found);
  }

  private static String inspect(String lines) {
    String source = lines.replace("\\n", "\n");
    int cursor = source.indexOf('|');
    return CELLS
        .engine
        .inspect(source.replace("|", ""), cursor)
        .map(Documentation::text)
        .orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "int count = 1;\\ncou|nt ~ count",
        "for (int index = 0; ind|ex < 3; index++) { } ~ index",
        "int half(int number) { return num|ber; } ~ number",
        "List.of(1).forEach(word -> wo|rd) ~ word",
        "int twice(int n) { return 2 * n; }\\ntwi|ce(3) ~ twice(int n): int",
        "String s = \"a\";\\ns.isBla|nk() ~ boolean String.isBlank()",
        "class Fresh { void grow() {} }\\nvar it = new Fresh();\\nit.gr|ow() ~ grow()",
        "int count = 1;\\nother.cou|nt ~ nothing",
      })
  void inspectsThem(String source, String expected) {
    String text = inspect(source);
    assertTrue(text.contains(expected), source + ": " + text);
  }

  @Test
  void aLongCellIsNoMatter() {
    String many = "int x = 1; if (x > 0) { x++; }\n".repeat(300);
    assertEquals("counter", proposals("int counter = 1;\n" + many + "coun|").get(0).text());
  }
}
