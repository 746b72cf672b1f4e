package gategrad.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.notebook.InterruptedComputation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points, tables, and answers that misbehave. */
class ExerciseTest {

  @Test
  void textIsThePointsAndNothingElse() {
    var exercise =
        Exercise.of("sums", 3)
            .number(1, "1 + 1", 2, () -> 1 + 1)
            .number(2, "2 * 3", 6, () -> 2 + 3)
            .hint("multiply <first>");
    assertEquals("1.0", exercise.text());
    var html = exercise.html().orElseThrow();
    assertTrue(html.contains("sums: 1 of 3 points"), html);
    assertTrue(html.contains("✘ not yet") && html.contains("✔ right"), html);
    assertTrue(html.contains("expected 6, got 5"), html);
    assertTrue(html.contains("multiply &lt;first&gt;"), html);
    assertTrue(exercise.toString().contains("Hint: multiply <first>"), exercise.toString());
  }

  @Test
  void aRightAnswerShowsNoHint() {
    var exercise = Exercise.of("sums", 1).number(1, "1 + 1", 2, () -> 2).hint("add them");
    assertFalse(exercise.html().orElseThrow().contains("add them"));
    assertFalse(exercise.toString().contains("add them"));
  }

  @Test
  void pointsNeverPassTheMaximum() {
    var exercise = Exercise.of("generous", 1).number(5, "zero", 0, () -> 0);
    assertEquals("1.0", exercise.text());
  }

  @Test
  void pointsThatNoCheckOfTheCellDecidesAreOpenNotLost() {
    var exercise = Exercise.of("half", 4).number(2, "zero", 0, () -> 0);
    assertTrue(exercise.toString().contains("half: 2 of 2 points; 2 more are decided when it is"));
  }

  @Test
  void impossiblePointsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Exercise.of("free", 0));
    assertThrows(IllegalArgumentException.class, () -> Exercise.of("all", 1 / 0.0));
    var exercise = Exercise.of("x", 1);
    assertThrows(
        IllegalArgumentException.class, () -> exercise.number(Double.NaN, "x", 1, () -> 1));
    assertThrows(
        IllegalArgumentException.class, () -> exercise.number(1, "x", Double.NaN, () -> 1));
    assertThrows(IllegalStateException.class, () -> exercise.hint("for nothing"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, Infinity, false",
    "1, -Infinity, false",
    "-1, Infinity, false",
    "1, NaN, false",
    "0, NaN, false",
    "0, Infinity, false",
    "1e308, Infinity, false",
    "1e300, 1e308, false",
    "Infinity, Infinity, true",
    "Infinity, -Infinity, false",
    "Infinity, 1e308, false",
    "1e-12, 0, false",
    "1e-15, 0, false",
    "1e-300, 0, false",
    "4.9e-324, 0, false",
    "1e-12, 2e-12, false",
    "1e-12, -1e-12, false",
    "1e-12, 1.0000000001e-12, true",
    "0, 1e-12, false",
    "0, 5.6e-17, true",
    "0, -0.0, true",
    "0.3, 0.30000000000000004, true",
    "1e300, 1.0000000001e300, true",
    "3, 3.0000001, false"
  })
  void numbersAgreeByTheirOwnSize(double expected, double got, boolean same) {
    var exercise = Exercise.of("number", 1).number(1, "it", expected, () -> got);
    assertEquals(same ? "1.0" : "0.0", exercise.text(), exercise::toString);
  }

  @Test
  void infiniteGradientsEarnNothing() {
    var exercise =
        Exercise.of("infinite", 4)
            .gate(
                1,
                "mul",
                learner((x, y, dz) -> new double[] {1 / 0.0, 1 / 0.0}),
                Learner::forward,
                Learner::backward)
            .gate(
                1,
                "mul",
                Learner.making((x, y) -> 1 / 0.0, (x, y, dz) -> new double[] {y * dz, x * dz}),
                Learner::forward,
                Learner::backward)
            .circuit(1, "x * y", "x, y", x -> new double[] {-1 / 0.0, 1 / 0.0})
            .tie(
                1,
                "max",
                learner((x, y, dz) -> new double[] {dz / 0, 0}),
                Learner::forward,
                Learner::backward);
    assertEquals("0.0", exercise.text(), exercise::toString);
  }

  @Test
  void anAnswerThatThrowsCostsItsOwnCheckOnly() {
    var exercise =
        Exercise.of("mixed", 2)
            .number(
                1, "unwritten", 1, throwing(new UnsupportedOperationException("not written yet")))
            .number(1, "written", 1, () -> 1);
    assertEquals("1.0", exercise.text());
    assertTrue(exercise.toString().contains("not written yet"));
  }

  /** An exception of a learner's own, which may misbehave when it is asked for its message. */
  private static final class Nasty extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Supplier<String> message;

    Nasty(Supplier<String> message) {
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message.get();
    }
  }

  @Test
  void aMessageThatFailsCostsNoOtherCheck() {
    var exercise =
        Exercise.of("nasty", 6)
            .patience(Duration.ofMillis(200))
            .number(1, "throws", 1, throwing(new Nasty(() -> "" + deeper(1))))
            .number(
                1,
                "again",
                1,
                throwing(
                    new Nasty(
                        () -> {
                          throw new AssertionError();
                        })))
            .number(1, "null", 1, throwing(new Nasty(() -> null)))
            .number(1, "long", 1, throwing(new Nasty(() -> "x".repeat(1_000_000))))
            .number(1, "endless", 1, throwing(new Nasty(() -> "" + endless())))
            .number(1, "right", 1, () -> 1);
    assertEquals("1.0", exercise.text());
    var report = exercise.toString();
    assertTrue(report.contains("Nasty, whose message could not be read"), report);
    assertTrue(report.contains("still running"), report);
    assertTrue(report.length() < 3000, report);
  }

  @Test
  void errorsOfTheMachineAreCaughtToo() {
    var exercise =
        Exercise.of("deep", 3)
            .number(1, "recursion", 1, () -> deeper(1))
            .number(1, "memory", 1, () -> new double[Integer.MAX_VALUE].length)
            .number(1, "death", 1, throwing(new ThreadDeath()));
    assertEquals("0.0", exercise.text());
    assertTrue(exercise.toString().contains("StackOverflowError"));
    assertTrue(exercise.toString().contains("OutOfMemoryError"));
  }

  private static DoubleSupplier throwing(Throwable error) {
    return () -> {
      ExerciseTest.<RuntimeException>sneak(error);
      return 1;
    };
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable error) throws T {
    throw (T) error;
  }

  private static double deeper(double x) {
    return deeper(x) + deeper(x + 1);
  }

  @Test
  void anEndlessLoopIsGivenUp() {
    var patience = Duration.ofMillis(50);
    var exercise = Exercise.of("loops", 2).patience(patience).number(1, "loop", 1, this::endless);
    assertEquals("0.0", exercise.text());
    assertTrue(exercise.toString().contains("still running"), exercise.toString());
    assertEquals("1.0", exercise.number(1, "next", 1, () -> 1).text());
  }

  private double endless() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
    return 1;
  }

  @Test
  void nothingReachesTheErrorStreamOfTheCell() {
    var before = System.err;
    var seen = new ByteArrayOutputStream();
    System.setErr(new PrintStream(seen, true));
    Exercise exercise;
    try {
      exercise =
          Exercise.of("noisy", 1)
              .number(
                  1,
                  "prints",
                  1,
                  () -> {
                    System.err.println("look here");
                    return 1;
                  });
    } finally {
      System.setErr(before);
    }
    assertEquals("", seen.toString());
    assertEquals("1.0", exercise.text());
    assertTrue(exercise.toString().contains("It printed: look here"));
  }

  @Test
  void nanNullAndArraysOfTheWrongLengthAreExplained() {
    var exercise =
        Exercise.of("shapes", 6)
            .number(1, "number", 1, () -> Double.NaN)
            .gate(
                1,
                "mul",
                learner((x, y, dz) -> new double[] {0 / 0.0, 0 / 0.0}),
                Learner::forward,
                Learner::backward)
            .gate(1, "mul", learner((x, y, dz) -> null), Learner::forward, Learner::backward)
            .gate(
                1,
                "mul",
                learner((x, y, dz) -> new double[] {dz}),
                Learner::forward,
                Learner::backward)
            .circuit(1, "x * y", "x, y", x -> new double[] {1})
            .circuit(1, "x * y", "x, y", x -> null);
    assertEquals("0.0", exercise.text());
    var report = exercise.toString();
    assertTrue(report.contains("got [NaN, NaN]"), report);
    assertTrue(report.contains("null came back"), report);
    assertTrue(report.contains("2 gradients were expected"), report);
  }

  @Test
  void aTableOfWhatWasShownEarnsNothing() {
    var first =
        Exercise.of("f", 1)
            .seed(1)
            .circuit(1, "(x + y) * max(y, z)", "x, y, z", x -> new double[3]);
    var seen = first.toString();
    assertTrue(seen.contains("inputs drawn with seed 1"), seen);
    var repeated =
        Exercise.of("f", 1)
            .seed(1)
            .circuit(1, "(x + y) * max(y, z)", "x, y, z", x -> new double[3]);
    assertEquals(seen, repeated.toString());
    var afresh =
        Exercise.of("f", 1)
            .seed(2)
            .circuit(1, "(x + y) * max(y, z)", "x, y, z", x -> new double[3]);
    assertNotEquals(seen.replace("seed 1", ""), afresh.toString().replace("seed 2", ""));
    var typedIn =
        Exercise.of("f", 1)
            .circuit(1, "(x + y) * max(y, z)", "x, y, z", x -> new double[] {2, 7, 0});
    assertEquals("0.0", typedIn.text());
    assertTrue(typedIn.toString().contains("calculate with the arguments"), typedIn::toString);
  }

  @Test
  void anInterruptedCheckStopsTheCell() {
    Thread.currentThread().interrupt();
    try {
      var exercise = Exercise.of("interrupted", 1);
      assertThrows(
          InterruptedComputation.class, () -> exercise.number(1, "loop", 1, this::endless));
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt is passed on");
    }
  }

  private static Supplier<Learner> learner(Learner.Rule rule) {
    return Learner.making((x, y) -> x * y, rule);
  }
}
