package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hint proposes is what the learner may type there. */
class HintsTest {
  private static final Cells CELLS = new Cells();

  @BeforeAll
  static void declare() {
    CELLS.done(
        """
        import java.math.*;
        Value a = Value.of(2), b = Value.of(3); Tensor t = Tensor.of(1, 2, 3);
        BigDecimal big = BigDecimal.ONE; BigInteger whole = BigInteger.TWO;
        List<Integer> list = List.of(1);
        int n = 3; double d = 2; boolean ok = true; String s = "a"; int[] xs = {1, 2}; Object o = s;
        record P(int x, int y) {} P p = new P(1, 2);
        class Money { int cents; Money(int c) { cents = c; } Money plus(Money m) { return m; }
          Money times(int n) { return this; } private int secret; }
        Money m = new Money(1);
        """);
  }

  @AfterAll
  static void close() {
    CELLS.close();
  }

  private static void explains(String source, String message, String hint) {
    String text = CELLS.traceback(source);
    assertTrue(text.contains(message), text);
    assertTrue(hint == null ? !text.contains("Hint") : text.contains("Hint: "), text);
    assertTrue(hint == null || text.contains(hint), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (true) return;",
        "return;",
        "return n;",
        "for (int i = 0; i < 3; i++) { if (i == 1) return; }",
        "try { return; } finally { n = 4; }",
        "{ { return n; } }",
        "switch (n) { case 3: return; default: n = 4; }"
      })
  void aReturnThatLeavesNoMethodIsRefusedAndNothingBehindItRuns(String leaves) {
    explains(
        "int stays = 1;\n" + leaves + "\nint behind = 2;",
        "return leaves a method, and this one stands in none",
        "to show a value write it alone");
    assertEquals(1, CELLS.shown("stays"));
    explains("behind", "there is no variable behind", "declare it");
  }

  @Test
  void aReturnOfAMethodOrALambdaIsTheirs() {
    assertEquals(
        7,
        CELLS.shown(
            """
            int seven() { if (true) return 7; return 8; }
            Runnable nothing = () -> { return; };
            nothing.run();
            class Six { int six() { return 6; } }
            new Object() { int one() { return new Six().six() - 5; } }.one() + seven() - 1"""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a + b|+ does not go with a Value and a Value|instead of operators: a.add(b)",
        "a + 1|+ does not go with a Value and an int|: a.add(1)",
        "2 * a|* does not go with an int and a Value|: a.mul(2)",
        "1.5 + t|+ does not go with a double and a Tensor|: t.add(1.5)",
        "a - 1|- does not go|: a.sub(1)",
        "1 - a|- does not go|: Value.of(1).sub(a)",
        "1 / t|/ does not go|: Tensor.of(1).div(t)",
        "t / t|/ does not go|: t.div(t)",
        "(a.mul(b)) - b|- does not go|: (a.mul(b)).sub(b)",
        "a.mul(b) - n|- does not go|: a.mul(b).sub(n)",
        "-a|- does not go with a Value|: a.neg()",
        "-t|- does not go with a Tensor|: t.neg()",
        "-(a.add(b))|- does not go|: (a.add(b)).neg()",
        "-big|- does not go|: big.negate()",
        "a += b|+ does not go|: a = a.add(b)",
        "a -= 1;|- does not go|: a = a.sub(1)",
        "t *= 2|* does not go|: t = t.mul(2)",
        "a++|++ does not go|: a = a.add(1)",
        "--t;|-- does not go|: t = t.sub(1)",
        "a > b|> does not go|compare their numbers: a.data() > b.data()",
        "a <= 3|<= does not go|: a.data() <= 3",
        "0 < t|< does not go|: 0 < t.item()",
        "a == 2|== does not go|: a.data() == 2",
        "a / t|/ does not go with a Value and a Tensor|",
        "a & b|& does not go|",
        "big * 2|* does not go|: big.multiply(BigDecimal.valueOf(2))",
        "whole % whole|% does not go|: whole.mod(whole)",
        "big > 2|> does not go|big.compareTo(BigDecimal.valueOf(2)) > 0",
        "m + m|+ does not go with a Money and a Money|: m.plus(m)",
        "m * 3|* does not go|: m.times(3)",
        "list + list|+ does not go|: list.addAll(list)",
        "list > 2|> does not go|list.size(), or an element, list.get(0)",
        "Optional.of(1) + 1|+ does not go|.orElseThrow() takes its value out",
        "xs + 1|+ does not go|one element, such as xs[0]",
        "s * 3|* does not go|s.repeat(3)",
        "s > \"b\"|> does not go|s.compareTo(\"b\") > 0",
        "s - \"a\"|- does not go|s.replace(\"a\", \"\")",
        "n - s|- does not go|Integer.parseInt(text)",
        "ok + 1|+ does not go|between true and false stand &&",
        "n && ok|&& does not go|a comparison, such as n > 0, gives one",
        "!n|! does not go|n == 0",
        "-ok|- does not go|write !ok",
      })
  void operators(String source, String message, String hint) {
    explains(source, message, hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Value c = 3;|this is an int, but a Value is needed|write Value.of(3)",
        "double z = a;|this is a Value, but a double is needed|write a.data() for its number",
        "Math.exp(a)|this is a Value, but a double is needed|write a.data()",
        "list[0]|[ ] is for arrays, and this is a List<Integer>|write list.get(0)",
        "s[n]|[ ] is for arrays, and this is a String|write s.charAt(n)",
        "t[0]|[ ] is for arrays, and this is a Tensor|write t.get(0)",
        "a.data = 5|data is private|set it by setData( ), and read it by data( )",
        "a.data += 5|data is private|set it by setData( )",
        "a.data|data is private|read it by data( )",
        "a.grad = 5;|grad is private|read it by grad( ); nothing outside of Value can set it",
        "p.x = 5;|x is private|what a record holds cannot be changed, so make a new one",
        "p.x|x is private|read it by x( )",
        "m.secret = 3|secret is private|call a method of Money",
        "a.data() = 3;|this cannot be set|only a variable",
        "s = \"\\d\";|no such sign may follow|write \\\\",
      })
  void values(String source, String message, String hint) {
    explains(source, message, hint);
  }

  @Test
  void aClassThatWaitsIsNoUnknownName() {
    CELLS.done("class Model { Layer2 layer; }");
    explains("new Model()", "Model cannot be used yet: it waits for class Layer2", "run a cell");
    explains("Model x = null;", "Model cannot be used yet", "that declares class Layer2");
    CELLS.done("class Layer2 { }");
    CELLS.shown("new Model()");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Value? v = null;|Java has no ? behind a type|leave it out",
        "List<String>? q;|Java has no ? behind a type|leave it out",
        "void f(String? s) { }|Java has no ? behind a type|leave it out",
        "int q = s?.length();|Java has no ?.|if (x != null)",
        "s ?? \"b\"|Java has no ??|x != null ? x : y",
        "n ** 2|Java has no **|Math.pow",
        "String r = f\"{n}\";|Java has no f before a text|\"x is \" + x",
        "for i in list: print(i)|in Java for has ( ) and a colon|for (var x : list)",
        "for (i in list) { }|in Java for has ( ) and a colon|for (var x : list)",
        "let k = 3;|Java has no word 'let'|var k = 3;",
        "const k = 3;|Java has no word 'const'|final int k = 3;",
        "def f(x): return x|Java has no word 'def'|double f(double x)",
        "if (ok) { } elif (n > 1) { }|Java has no word 'elif'|else if",
        "list[1:2]|Java has no [from:to]|subList",
        "Object x = None;|there is no variable None here|Java writes null",
        "boolean x = True;|there is no variable True here|Java writes true",
        "len(list)|there is no method len here|list.size()",
      })
  void otherLanguages(String source, String message, String hint) {
    explains(source, message, hint);
  }

  @Test
  void aTextThatLooksLikeAnotherLanguageIsNone() {
    explains("int k = gnarf; // a ?? b ** c", "there is no variable gnarf here", "declare it");
    explains(
        "String x = gnarf + \"let k = f?.g for i in l\";", "there is no variable gnarf", "declare");
    CELLS.done("String y = ok? s : null;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "if (o instanceof P(int x, int y)) { n = x; }|21|a record pattern",
        "n = switch (o) { case P(int x, var y) -> x; default -> 0; };|21|a record pattern",
        "n = switch (o) { case String z -> 1; default -> 2; };|21|a pattern behind case",
        "n = switch (o) { case String z when z.isEmpty() -> 1; default -> 2; };|21|a pattern behind",
        "for (int _ : xs) { n++; }|22|_ for what nobody uses",
        "IntBinaryOperator f = (_, _) -> 1;|22|_ for what nobody uses",
        "try { n++; } catch (Exception _) { }|22|_ for what nobody uses",
        "IO.println(\"x\");|25|IO",
        "import module java.logging;|25|import module",
        "n = list.getFirst();|21|the method getFirst",
      })
  void whatALaterJavaHasIsNamed(String source, int since, String feature) {
    int running = Runtime.version().feature();
    if (running >= since) {
      assertInstanceOf(Outcome.Done.class, CELLS.run(source), source);
      return;
    }
    String text = CELLS.traceback("import java.util.function.*; " + source);
    String said = " is part of Java since " + since + ", and this is Java " + running;
    assertTrue(text.contains(feature) && text.contains(said) && text.contains("Hint: "), text);
    assertFalse(text.contains("REPL"), text);
  }

  @Test
  void aNameWithAnUnderscoreIsOfEveryJava() {
    for (String source : List.of("int max_ = nope;", "nope(_x);")) {
      assertFalse(CELLS.traceback(source).contains("part of Java"), source);
    }
  }
}
