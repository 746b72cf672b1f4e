package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.kernel.engine.Engine.Outcome;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
  void threadsOfTheCellThatBurnOnAreStoppedAndNamed() throws InterruptedException {
    CELLS.done("Thread burning = new Thread(() -> { long k = 0; while (true) k++; }, \"burner\");");
    Outcome outcome = interrupted("burning.start();\nbegun();\nburning.join();");
    assertEquals(
        List.of("thread \"burner\", which this cell started, was stopped with it"),
        outcome.notices());
    assertEquals(false, CELLS.shown("burning.isAlive()"));
  }

  @Test
  void threadsOfOtherCellsGoOn() {
    CELLS.done(
        """
        var alive = new java.util.concurrent.atomic.AtomicLong();
        Thread counter = new Thread(() -> { while (true) { alive.incrementAndGet(); } });
        counter.setDaemon(true);
        counter.start();
        """);
    interrupted("{ begun(); while (true) { try { Thread.sleep(9); } catch (Exception e) { } } }");
    assertEquals(
        true, CELLS.shown("long before = alive.get(); Thread.sleep(100);\nalive.get() > before"));
    CELLS.done("counter.interrupt();");
  }

  @Test
  void workOfParallelStreamsEndsToo() throws InterruptedException {
    CELLS.shown("IntStream.range(0, 1000).parallel().sum()"); // the pool's threads are this cell's
    interrupted("begun(); IntStream.range(0, 8).parallel().forEach(i -> { while (true) { } });");
    for (int i = 0; i < 100 && isWorking(); i++) {
      Thread.sleep(100);
    }
    assertTrue(!isWorking());
  }

  private static boolean isWorking() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey() instanceof ForkJoinWorkerThread)
        .flatMap(entry -> Stream.of(entry.getValue()))
        .anyMatch(frame -> frame.getClassName().startsWith("REPL."));
  }

  @Test
  void aMessageThatIsNeverReadyIsEnded() {
    CELLS.done(
        """
        class Silent extends RuntimeException {
          @Override public String getMessage() { begun(); while (true) { } }
        }""");
    assertTrue(interrupted("throw new Silent();") instanceof Outcome.Failed);
    assertEquals(2, CELLS.shown("1 + 1"));
  }

  @Test
  void whatIsCalledForAnAnswerIsEnded() {
    CELLS.done("Supplier<String> slow = () -> { begun(); while (true) { } };");
    var slow = (Supplier<?>) CELLS.shown("slow");
    System.clearProperty("begun");
    var answer = CompletableFuture.supplyAsync(() -> CELLS.engine.call(slow::get));
    while (System.getProperty("begun") == null) {
      Thread.onSpinWait();
    }
    CELLS.engine.interrupt();
    assertEquals(Optional.empty(), answer.join());
    assertEquals("KeyboardInterrupt", CELLS.engine.interruption().name());
  }

  @Test
  void noThreadOfTheKernelIsHarmedByACellThatInterruptsAll() {
    CELLS.done("Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);");
    assertEquals(2, CELLS.shown("1 + 1"));
  }

  /** Whenever it comes, a cell gives its result or says that it was interrupted. */
  @Test
  void anInterruptWhileTheCompilerWorksSpoilsNothing() throws InterruptedException {
    try (var cells = new Cells()) {
      for (int i = 0; i < 60; i++) {
        String source = "class Net" + i + " { int w = " + i + "; }\nnew Net" + i + "().w";
        var outcome = CompletableFuture.supplyAsync(() -> cells.run(source));
        Thread.sleep(i * 3 % 100);
        cells.engine.interrupt();
        Outcome ended = outcome.join();
        assertTrue(
            ended instanceof Outcome.Shown shown && shown.value().equals(i)
                || ended instanceof Outcome.Failed failed
                    && failed.name().equals("KeyboardInterrupt"),
            ended.toString());
        assertEquals(i, cells.shown("1 * " + i));
      }
    }
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
            Class.forName("REPL.$Cancel$").getMethod("goOn") != null"""));
  }

  @Test
  void withoutACellItDoesNothing() {
    CELLS.engine.interrupt();
    assertEquals(3, CELLS.shown("1 + 2"));
  }

  /** An edit runs the learner's code where a new field needs its first value. */
  @Test
  void aMoveOfObjectsEndsAndAnotherEditBringsThemBack() throws InterruptedException {
    CELLS.done("class Slow { int n; } var slow = new Slow(); slow.n = 5; Object any = slow;");
    Outcome edited =
        interrupted("class Slow { int n; int k; Slow() { begun(); while (true) { k++; } } }");
    assertEquals("KeyboardInterrupt", ((Outcome.Failed) edited).name());
    assertEquals(
        List.of(
            "slow was reset: class Slow was changed, and the old value cannot be kept: the"
                + " move was interrupted. Run the cell that sets slow again",
            "what other variables hold may still be of class Slow before the edit, since the move"
                + " was interrupted"),
        edited.notices());
    CELLS.done("class Slow { int n; int k = 2; }");
    assertEquals(7, CELLS.shown("slow.n + slow.k"));
    for (Thread thread : cellThreads()) {
      if (thread.getName().equals("cell")) {
        thread.join(20_000);
        assertTrue(!thread.isAlive(), thread.toString());
      }
    }
  }
}
