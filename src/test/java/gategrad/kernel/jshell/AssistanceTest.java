package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine;
import gategrad.kernel.engine.Engine.Completion;
import gategrad.kernel.engine.Engine.Documentation;
import gategrad.kernel.engine.Engine.Proposal;
import gategrad.kernel.engine.EngineOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Completion, inspection and completeness. */
class AssistanceTest {
  private static final Engine ENGINE =
      JShellEngine.start(
          EngineOptions.of(
                  List.of(
                      "import java.util.*;",
                      "import gategrad.*;",
                      "import gategrad.array.*;",
                      "import gategrad.gate.*;"))
              .withSources(List.of(Path.of("src", "main", "java"))));

  @BeforeAll
  static void declare() {
    ENGINE.run(
        new Engine.Cell(
            1,
            """
            class Net { double weight; double forward(double v) { return v; } }
            var net = new Net();
            int twice(int n) { return 2 * n; }
            """));
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  /** The first proposal at the bar, and what it would replace. */
  private static Proposal first(String source, String replaced) {
    int cursor = source.indexOf('|');
    Completion found = ENGINE.complete(source.replace("|", ""), cursor);
    assertEquals(replaced, source.substring(found.start(), found.end()));
    assertTrue(!found.proposals().isEmpty(), source);
    return found.proposals().get(0);
  }

  @Test
  void completesMembersWithTypes() {
    assertEquals(
        new Proposal("forward(", "function", "forward(double v): double"), first("net.fo|", "fo"));
    assertTrue(first("Shape.o|", "o").signature().contains("of(int[] sizes): Shape"));
    assertEquals(new Proposal("weight", "instance", "double weight"), first("net.we|", "we"));
    assertTrue(first("Math.sqr|", "sqr").signature().contains("sqrt(double"));
    assertTrue(first("List.of(1).siz|", "siz").text().startsWith("size"));
  }

  @Test
  void completesOwnNamesAndImports() {
    assertEquals(new Proposal("twice(", "function", "twice(int): int"), first("twi|", "twi"));
    assertEquals(new Proposal("net", "instance", "Net net"), first("int a = 1;\nne|", "ne"));
    assertEquals("class", first("ArrayLi|", "ArrayLi").type());
  }

  @Test
  void completesWithNamesOfTheSameCell() {
    assertTrue(first("String s = \"x\";\ns.isBl|", "isBl").text().startsWith("isBlank"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// net.|",
        "/* net.|",
        "\"net.|",
        "\"net.|\"",
        "/* a */ 1; // Ma|",
        "\"\"\"\nnet.|"
      })
  void proposesNothingInsideATextOrComment(String source) {
    int cursor = source.indexOf('|');
    assertEquals(List.of(), ENGINE.complete(source.replace("|", ""), cursor).proposals(), source);
  }

  private static String inspect(String source) {
    int cursor = source.indexOf('|');
    return ENGINE
        .inspect(source.replace("|", ""), cursor)
        .map(Documentation::text)
        .orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "twi|ce(3) ~ int twice(int n)",
        "twice|(3) ~ int twice(int n)",
        "twice(|3) ~ int twice(int n)",
        "net| ~ net:Net",
        "int q = 1; net.forward|(q) ~ double Net.forward(double v)",
        "Shape.o|f(1) ~ Shape Shape.of(int... sizes)",
        "Shape| ~ Shape",
        "Shape.of|(1) ~ The shape with these sizes",
        "\"abc\".substring|(1) ~ String String.substring(int",
        "Math.max|(1, 2) ~ double Math.max(double",
        "String| ~ String",
        "x.unknown| ~ nothing",
        "// com| ~ nothing",
        "| ~ nothing"
      })
  void inspectsTheNameOrCallAtTheCursor(String source, String expected) {
    String text = inspect(source);
    assertTrue(text.contains(expected), source + ": " + text);
  }

  @Test
  void htmlIsEscaped() {
    String html = ENGINE.inspect("Optional.of", 11).map(Documentation::html).orElseThrow();
    assertTrue(html.contains("&lt;T&gt;"), html);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 1",
        "int x = 3",
        "int x = 3;",
        "// hi",
        "",
        "if (true) { }",
        "import java.util.*;",
        "\"a // b\"",
        "class A { }\nint y;",
        "if (true) { } else { }",
        "String s = \"a \\\" b\";",
        "var t = \"\"\"\n a \\\"\"\" b\"\"\";",
        "char brace = '{';",
        "int a = 1; // {",
        "/* { */ 1",
        "@Deprecated class B { }",
        "Runnable r = () -> { };",
        "Map<String, List<String>> m;",
        "do { } while (true);",
        "var k = switch (1) { case 1 -> 2; default -> 3; };"
      })
  void complete(String source) {
    assertEquals("complete", ENGINE.isComplete(source).status(), source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (true) {",
        "/* hi",
        "var t = \"\"\"\n abc",
        "foo(",
        "x = ",
        "class A {\n  int f() {",
        "int y = 3; int z =",
        "for (;;)",
        "@Override",
        "@SuppressWarnings(\"x\"",
        "if (true)",
        "if (true) { } else",
        "Runnable r = () -> {",
        "x ->",
        "Map<String, ",
        "record R(int a",
        "enum E { A,",
        "class B",
        "switch (1) {",
        "int[] a = {",
        "var t = \"\"\"\n a \\\"\"\" b",
        "do { }",
        "foo.bar(1,",
        "a +",
        "int a = b ? 1 :"
      })
  void incomplete(String source) {
    assertEquals("incomplete", ENGINE.isComplete(source).status(), source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int = = 3;",
        "}",
        "String s = \"abc",
        "1 +* 2",
        "char c = 'a",
        "foo)",
        "else { }"
      })
  void invalid(String source) {
    assertEquals("invalid", ENGINE.isComplete(source).status(), source);
  }

  @Test
  void openBracesIndent() {
    assertEquals("        ", ENGINE.isComplete("class A {\n  int f() {").indent());
  }
}
