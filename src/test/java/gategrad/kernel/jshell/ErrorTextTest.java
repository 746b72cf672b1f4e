package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a learner reads when a cell fails. */
class ErrorTextTest {
  private static final Cells CELLS = new Cells();

  @BeforeAll
  static void declare() {
    CELLS.done(
        """
        class Net { double w = 1; Net(double w) { this.w = w; } double f(double v) { return w * v; } }
        Net net = new Net(3);
        int div(int a, int b) {
          return a / b;
        }
        """);
  }

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @Test
  void compileErrorShowsLineCaretAndHint() {
    assertEquals(
        """
        CompileError in cell N, line 2: there is no variable nett here
            nett.f(2)
            ^^^^
        Hint: did you mean net?
        Statement 1 of 2 had run, its effects stay.""",
        CELLS.traceback("int before = 1;\nnett.f(2)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int i = 3 int j = 4;|a semicolon is missing here|end the statement with ;",
        "Sytem.out.println(1)|there is no variable, class or package Sytem here|did you mean System?",
        "Math.sqr(4)|there is no method sqr here|did you mean sqrt?",
        "Valeu v = null; v.add(1)|Valeu|",
        "\"x\".length|there is no variable length here|length is a method: write length( )",
        "int[] xs = {1}; xs.length()|there is no method length here|leave out the ( )",
        "int i = 3.5;|a double does not always fit into an int|(int)",
        "String s = 5;|this is an int, but a String is needed|",
        "net.f(\"x\")|a String|",
        "new Net()|Net does not take ()|write Net(double)",
        "Math.max(\"a\", 2)|no max takes (String, int)|max(int,int)",
        "int none() { }|without returning a value|add a return",
        "if (true) { int y = 3;|the cell ends too early|closing }",
        "String t = \"abc;|this string has no end|close it",
        "double = 3;|a name is missing here|int n = 3;",
        "void g() { throw new Exception(); }|Exception is not handled|try",
        "int k = 1 +;|Java did not expect this here|missing value",
      })
  void commonMistakesInPlainWords(String source, String message, String hint) {
    Outcome outcome = CELLS.run(source);
    String text =
        outcome instanceof Outcome.Failed failed
            ? failed.message() + "\n" + String.join("\n", failed.traceback())
            : String.valueOf(outcome.notices());
    assertTrue(text.contains(message), text);
    assertTrue(hint == null || text.contains(hint), text);
    assertFalse(text.contains("REPL") || text.contains("$JShell"), text);
  }

  @Test
  void runtimeErrorShowsTheLearnersLinesAlone() {
    Outcome.Failed failed =
        CELLS.failed("int ok = div(4, 2);\nint bad = div(1, 0);\nint never = 1;");
    assertEquals("ArithmeticException", failed.name());
    assertEquals("/ by zero", failed.message());
    String text = String.join("\n", failed.traceback()).replaceAll("\u001b\\[[0-9;]*m", "");
    assertEquals(
        """
        ArithmeticException: / by zero
          at cell 1, line 4, in div
              return a / b;
          at cell N, line 2
              int bad = div(1, 0);
        Hint: whole numbers cannot be divided by 0; test the divisor before
        Statement 1 of 3 had run, its effects stay.""",
        text.replaceAll("cell (?!1,)\\d+", "cell N"));
  }

  @Test
  void libraryFramesAreFolded() {
    assertEquals(
        """
        IllegalArgumentException: Illegal Capacity: -1
          (1 call inside Java or a library, made by your line:)
          at cell N, line 1
              new ArrayList<Integer>(-1)""",
        CELLS.traceback("new ArrayList<Integer>(-1)"));
    String lambda = CELLS.traceback("List.of(0).stream()\n  .map(i -> 1 / i)\n  .toList()");
    assertTrue(lambda.contains("cell N, line 2\n      .map(i -> 1 / i)\n  ("), lambda);
    assertTrue(lambda.contains(" calls inside Java or a library)"), lambda);
  }

  @Test
  void whatTheCompilerAddsToAnEnumIsNoLineOfTheLearner() {
    assertEquals(
        """
        IllegalArgumentException: No enum constant Hue.BLUE
          (2 calls inside Java or a library, made by your line:)
          at cell N, line 2
              Hue.valueOf("BLUE")
        Hint: Hue.values() has them all; upper and lower case count
        Statement 1 of 2 had run, its effects stay.""",
        CELLS.traceback("enum Hue { RED, GREEN }\nHue.valueOf(\"BLUE\")"));
  }

  @Test
  void aValueOfThatTheLearnerWroteShowsItsLines() {
    String text =
        CELLS.traceback(
            "class Money { static Money valueOf(String s) {\n  Integer.parseInt(s);\n  return new Money();\n} }\nMoney.valueOf(\"x\")");
    assertTrue(text.contains("cell N, line 2, in Money.valueOf\n      Integer.parseInt(s);"), text);
  }

  @Test
  void stackOverflowIsShort() {
    Outcome.Failed failed = CELLS.failed("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)");
    assertEquals("StackOverflowError", failed.name());
    assertTrue(failed.traceback().size() < 12, failed.toString());
    assertEquals(2, CELLS.shown("1 + 1"));
  }

  @Test
  void causesAreShown() {
    String text =
        CELLS.traceback(
            "throw new IllegalStateException(\"outer\", new RuntimeException(\"inner\"));");
    assertTrue(text.startsWith("IllegalStateException: outer\n"), text);
    assertTrue(text.contains("caused by RuntimeException: inner"), text);
  }

  @Test
  void nullNamesTheVariable() {
    String text = CELLS.traceback("String missing = null;\nmissing.length()");
    assertTrue(
        text.startsWith(
            "NullPointerException: Cannot invoke \"String.length()\" because \"missing\" is null"),
        text);
  }

  @Test
  void unresolvedReferenceIsSaidAtDeclarationAndAtCall() {
    Outcome declared = CELLS.run("int later() { return helper(3); }");
    assertEquals(
        "[later can be used after a cell has declared method helper(int)]",
        declared.notices().toString());
    String text = CELLS.traceback("later()");
    assertTrue(
        text.startsWith("UnresolvedReference: later cannot run yet: it uses method helper(int)"),
        text);
    CELLS.done("int helper(int n) { return n; }");
    assertEquals(3, CELLS.shown("later()"));
  }

  @Test
  void nothingOfTheWrappingShows() {
    String text = CELLS.traceback("throw new Error(\"x\" + net);");
    assertFalse(text.contains("$JShell") || text.contains("do_it"), text);
  }
}
