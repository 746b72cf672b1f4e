package gategrad.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Exceptions that are themselves the learner's code. */
class ThrownTest {
  private static final Cells CELLS = new Cells();

  @AfterAll
  static void close() {
    CELLS.close();
  }

  @Test
  void causesInACircleAreToldOnce() {
    CELLS.done(
        """
        var inner = new IllegalStateException("inner");
        var outer = new RuntimeException("outer", inner);
        { inner.initCause(outer); }
        """);
    String text = CELLS.traceback("throw outer;");
    assertEquals(2, text.split("outer\n").length, text);
    assertTrue(text.contains("caused by IllegalStateException: inner"), text);
  }

  @Test
  void endlessCausesEnd() {
    CELLS.done(
        "class Deep extends RuntimeException { public Throwable getCause() { return new Deep(); } }");
    assertEquals("Deep", CELLS.failed("throw new Deep();").name());
  }

  @Test
  void whatFailsItselfIsStillNamed() {
    CELLS.done(
        """
        class Odd extends RuntimeException {
          @Override public String getMessage() { throw new Odd(); }
          @Override public Throwable getCause() { throw new Odd(); }
          @Override public StackTraceElement[] getStackTrace() { return null; }
        }""");
    assertTrue(CELLS.failed("throw new Odd();").message().contains("getMessage failed: Odd"));
    CELLS.done(
        "class Endless extends Error { public String getMessage() { return getMessage(); } }");
    assertTrue(CELLS.failed("throw new Endless();").message().contains("StackOverflowError"));
  }

  @Test
  void noErrorEndsTheEngine() {
    for (String error :
        new String[] {
          "StackOverflowError", "OutOfMemoryError", "LinkageError", "NoClassDefFoundError",
          "ThreadDeath", "InternalError", "AssertionError", "ExceptionInInitializerError"
        }) {
      assertEquals(error, CELLS.failed("throw new " + error + "();").name());
      assertEquals(2, CELLS.shown("1 + 1"), error);
    }
  }

  @Test
  void semicolonsAreNoStatements() {
    CELLS.done(";".repeat(5_000));
    assertEquals(3, CELLS.shown("int k = 1;;;\n;k + 2;;".replace("2;;", "2")));
  }
}
