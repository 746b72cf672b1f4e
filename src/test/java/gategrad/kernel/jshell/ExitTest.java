package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine.Outcome;
import gategrad.kernel.jshell.bytecode.ExitRewriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cell cannot end the kernel; if it could, it would end this test run. */
class ExitTest {
  private static final Cells CELLS = new Cells();

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.exit(3)|System.exit(3)",
        "Runnable leave = () -> System.exit(1); leave.run()|System.exit(1)",
        "IntConsumer leave = System::exit; leave.accept(4)|System.exit(4)",
        "Runtime.getRuntime().exit(5)|Runtime.exit(5)",
        "Runtime.getRuntime().halt(6)|Runtime.halt(6)",
        "var r = Runtime.getRuntime(); if (r.availableProcessors() > 0) r.halt(7);|Runtime.halt(7)",
        "IntConsumer leave = Runtime.getRuntime()::exit; leave.accept(8)|Runtime.exit(8)",
        "BiConsumer<Runtime, Integer> any = Runtime::halt; any.accept(Runtime.getRuntime(), 9)|Runtime.halt(9)",
        "class Quits { Quits(Runtime r) { r.exit(1); } } new Quits(Runtime.getRuntime())|Runtime.exit(1)",
      })
  void exitEndsTheCellOnly(String source, String call) {
    Outcome.Failed failed = CELLS.failed(source);
    assertEquals("ExitRequested", failed.name());
    assertTrue(failed.message().startsWith(call + " would end the kernel"), failed.message());
    assertTrue(failed.message().contains("Restart"), failed.message());
  }

  @Test
  void everythingAroundTheCallStays() {
    assertEquals(
        List.of(1_000_000L, "b", 7.5, true),
        CELLS.shown(
            """
            static List<Object> around(Runtime r, int n, int... more) {
              long big = 1_000_000L; double wide = 7.5; String text;
              for (int i = 0; i < 300; i++) { big += i - i; }
              switch (n) { case 1: text = "a"; break; case 2: text = "b"; break; case 3: r.exit(1);
                default: text = "c"; }
              switch (n) { case -100: text = "x"; break; case 5000: r.halt(2); default: }
              int[][] grid = new int[2][2]; grid[1][1] += more.length; Object o = grid;
              try { if (n == 9) r.exit(3); } finally { wide += 0; }
              return List.of(big, text, wide, o instanceof int[][] && r.totalMemory() > 0);
            }
            around(Runtime.getRuntime(), 2)
            """));
    assertEquals("ExitRequested", CELLS.failed("around(Runtime.getRuntime(), 3)").name());
    assertEquals("ExitRequested", CELLS.failed("around(Runtime.getRuntime(), 9)").name());
  }

  @Test
  void whatDoesNotExitIsLeftAlone() throws IOException {
    try (InputStream in = Cells.class.getResourceAsStream("Cells.class")) {
      byte[] bytes = in.readAllBytes();
      byte[] before = bytes.clone();
      assertSame(bytes, ExitRewriter.rewrite(bytes));
      assertArrayEquals(before, bytes);
    }
  }
}
