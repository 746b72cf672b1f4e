package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gategrad.kernel.display.Renderers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects of a learner's classes are shown under the names that the learner gave. */
class PlainNamesTest {
  private static final Cells CELLS = new Cells();

  @BeforeAll
  static void declare() {
    CELLS.done(
        """
        class Net { static class Part { } }
        record Pair(Net left, int right) { }
        enum Color { RED }
        class Named { public String toString() { return "my own @ text"; } }
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
        "new Net()|Net@#",
        "new Net.Part()|Net.Part@#",
        "List.of(new Net(), new Net())|[Net@#, Net@#]",
        "Map.of(1, new Net())|{1=Net@#}",
        "Optional.of(new Net())|Optional[Net@#]",
        "new Pair(new Net(), 2)|Pair[left=Net@#, right=2]",
        "Color.RED|RED",
        "new Named()|my own @ text",
        "new Object() { }|nameless class@#",
        "(Runnable) () -> { }|lambda@#",
        "Net.class|class Net",
      })
  void objects(String expression, String text) {
    assertEquals(text, text(expression).replaceAll("@[0-9a-f]+", "@#"));
  }

  @Test
  void aStringStaysAsItIs() {
    assertEquals("REPL.$JShell$8$Net@1b2c", text("\"REPL.$JShell$8$Net@1b2c\""));
  }

  private static String text(String expression) {
    return new Renderers(List.of()).render(CELLS.shown(expression)).text();
  }
}
