package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gategrad.kernel.display.Renderers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds an array, a list or a record shows it, however deep. */
class ShownValuesTest {
  private static final Cells CELLS = new Cells();

  @BeforeAll
  static void declare() {
    CELLS.done(
        """
        record Example(double[] x, int label) {}
        record Pair<A, B>(A a, B b) {}
        record Empty() {}
        record Own(int[] x) { public String toString() { return "own " + x.length; } }
        record Broken(int[] x) { public int[] x() { throw new IllegalStateException("no"); } }
        class Bag extends ArrayList<int[]> {}
        class Named extends ArrayList<int[]> { public String toString() { return "bag"; } }
        enum Hue { RED }
        class Outer { record Inner(String[] s) {} }
        var one = new Example(new double[] {1, 2.5}, 3);
        var bag = new Bag(); bag.add(new int[] {1}); int none;
        """);
  }

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one|Example[x=[1.0, 2.5], label=3]",
        "List.of(one, one)|[Example[x=[1.0, 2.5], label=3], Example[x=[1.0, 2.5], label=3]]",
        "new Pair<>(one, List.of(new int[] {1}))|Pair[a=Example[x=[1.0, 2.5], label=3], b=[[1]]]",
        "new Pair<>(null, Hue.RED)|Pair[a=null, b=RED]",
        "new Pair<>(\"a\", 'b')|Pair[a=a, b=b]",
        "new Empty()|Empty[]",
        "new Outer.Inner(new String[] {\"a\", null})|Inner[s=[a, null]]",
        "new Own(new int[2])|own 2",
        "List.of(new Own(new int[2]))|[own 2]",
        "new Example[] {one}|[Example[x=[1.0, 2.5], label=3]]",
        "Optional.of(new int[] {1, 2})|Optional[[1, 2]]",
        "Optional.of(one)|Optional[Example[x=[1.0, 2.5], label=3]]",
        "Optional.of(Optional.of(new int[0]))|Optional[Optional[[]]]",
        "Optional.empty()|Optional.empty",
        "OptionalInt.of(3)|OptionalInt[3]",
        "Map.entry(\"a\", new int[] {1})|a=[1]",
        "new AbstractMap.SimpleEntry<>(one, 2)|Example[x=[1.0, 2.5], label=3]=2",
        "Map.of(\"k\", Optional.of(new int[] {1}))|{k=Optional[[1]]}",
        "new java.util.concurrent.atomic.AtomicReference<>(new int[] {1})|[1]",
        "bag|[[1]]",
        "new Named()|bag",
        "List.of(1).stream()|a Stream; toList() gives its elements",
        "IntStream.range(0, 3)|an IntStream; toArray() gives its elements",
        "DoubleStream.of(1)|a DoubleStream; toArray() gives its elements",
        "List.of(1).iterator()|an Iterator; next() gives its elements",
        "new Pair<>(1, Stream.of(2))|Pair[a=1, b=a Stream; toList() gives its elements]",
      })
  void isShown(String expression, String text) {
    assertEquals(text, text(expression));
  }

  @Test
  void showingAStreamTakesNothingFromIt() {
    CELLS.done("var stream = Stream.of(1, 2);");
    text("stream");
    assertEquals("[1, 2]", text("stream.toList()"));
  }

  @Test
  void aRecordThatHoldsItselfSaysSo() {
    CELLS.done("var list = new ArrayList<Object>(); var loop = new Pair<>(1, list);");
    CELLS.shown("list.add(new Object[] {list})");
    assertEquals("Pair[a=1, b=[[(this list again)]]]", text("loop"));
  }

  @Test
  void aMatrixAndATableShowWhatTheirCellsHold() {
    String html =
        new Renderers(List.of())
            .render(CELLS.shown("Map.of(1, one)"))
            .data()
            .get("text/html")
            .toString();
    assertEquals(true, html.contains("Example[x=[1.0, 2.5], label=3]"), html);
  }

  private static String text(String expression) {
    return new Renderers(List.of()).render(CELLS.shown(expression)).text();
  }
}
