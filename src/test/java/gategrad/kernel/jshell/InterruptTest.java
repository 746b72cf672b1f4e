package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine.Outcome;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InterruptTest {
  private static final Cells CELLS = new Cells();
  private static final PrintStream BEFORE = System.out;

  @BeforeAll
  static void declare() {
    // In a kernel cells print into the kernel's own stream. The test runner's swallows the error
    // that stops a thread on Java 17, and the loop prints on.
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    CELLS.done("void begun() { System.setProperty(\"begun\", \"\"); }");
  }

  @AfterAll
  static void close() {
    System.setOut(BEFORE);
    CELLS.close();
  }

  /** Runs a cell that sets the property when its endless part begins, and interrupts it there. */
  private static Outcome interrupted(String source) {
    System.clearProperty("begun");
    var outcome = CompletableFuture.supplyAsync(() -> CELLS.run(source));
    while (System.getProperty("begun") == null && !outcome.isDone()) {
      Thread.onSpinWait();
    }
    CELLS.engine.interrupt();
    return outcome.join();
  }

  private static List<Thread> cellThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && thread.getThreadGroup() != null)
        .filter(thread -> thread.getThreadGroup().getName().equals("cell code"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ begun(); while (true) n++; }",
        "{ begun(); Thread.sleep(1_000_000); }",
        "{ begun(); while (true) System.out.print(\"\"); }",
        "void spin() { begun(); while (true) n++; }\nspin();",
        "Runnable spin = () -> { begun(); for (;;) n++; };\nspin.run();",
        "{ begun(); while (true) { try { Thread.sleep(1); } catch (InterruptedException e) { } } }",
        "{ begun(); while (true) InterruptedComputation.poll(); }",
        "{ begun(); new java.util.concurrent.CountDownLatch(1).await(); }",
        "begun();\nwhile (true) n++;"
      })
  void endsTheCellAndItsThread(String endless) throws InterruptedException {
    Outcome outcome = interrupted("long n = 0; int kept = 7;\n" + endless);
    assertTrue(
        outcome instanceof Outcome.Failed failed && failed.name().equals("KeyboardInterrupt"),
        outcome.toString());
    assertEquals(List.of(), outcome.notices());
    for (Thread thread : cellThreads()) {
      thread.join(20_000);
      assertTrue(!thread.isAlive(), thread.toString());
    }
    assertEquals(7, CELLS.shown("kept"));
  }

  @Test
  void laterStatementsDoNotRun() {
    CELLS.done("int reached = 0;");
    interrupted(
        "{ begun(); try { Thread.sleep(1_000_000); } catch (InterruptedException e) { } }\nreached = 1;");
    assertEquals(0, CELLS.shown("reached"));
  }

  @Test
  void whatNothingStopsIsLeftBehindAndNamed() throws InterruptedException {
    CELLS.done(
        """
        Object lock = new Object();
        var locked = new java.util.concurrent.CountDownLatch(1);
        var holder = new Thread(() -> {
          synchronized (lock) {
            locked.countDown();
            try { Thread.sleep(1_000_000); } catch (InterruptedException e) { }
          }
        });
        holder.setDaemon(true);
        holder.start();
        locked.await();
        """);
    Outcome outcome = interrupted("{ begun(); synchronized (lock) { } }");
    assertTrue(outcome instanceof Outcome.Failed, outcome.toString());
    assertEquals(1, outcome.notices().size(), outcome.toString());
    assertTrue(outcome.notices().get(0).contains("still running"), outcome.toString());
    CELLS.done("holder.interrupt();");
    assertEquals(2, CELLS.shown("1 + 1"));
  }

  @Test
  @EnabledForJreRange(minVersion = 20)
  void theCheckInLoopsIsOurs() {
    assertEquals(
        true,
        CELLS.shown(
            """
            Class.forName("REPL.$Cancel$").getMethod("stop", boolean.class) != null"""));
  }

  @Test
  void withoutACellItDoesNothing() {
    CELLS.engine.interrupt();
    assertEquals(3, CELLS.shown("1 + 2"));
  }
}
