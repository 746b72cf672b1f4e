package gategrad.kernel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine.Cell;
import gategrad.kernel.engine.Engine.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class JShellEngineTest {
  private static final Engine ENGINE =
      JShellEngine.start(EngineOptions.of(List.of("import java.util.*;")));

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  private static Object shown(String source) {
    return assertInstanceOf(Outcome.Shown.class, ENGINE.run(new Cell(1, source))).value();
  }

  private static Outcome.Failed failed(String source) {
    return assertInstanceOf(Outcome.Failed.class, ENGINE.run(new Cell(1, source)));
  }

  @Test
  void lastExpressionIsShownAsAnObject() {
    assertEquals(42, shown("int a = 40;\nint b = 2;\na + b"));
    assertEquals(List.of(1, 2), shown("List.of(1, 2) // the end"));
    assertInstanceOf(Outcome.Done.class, ENGINE.run(new Cell(1, "System.out.print(\"\");")));
    assertInstanceOf(Outcome.Done.class, ENGINE.run(new Cell(1, "// nothing")));
  }

  @Test
  void exitEndsTheCellOnly() {
    Outcome.Failed failed = failed("System.exit(3)");
    assertEquals("ExitRequested", failed.name());
    assertTrue(failed.message().contains("Restart"), failed.message());
  }
}
