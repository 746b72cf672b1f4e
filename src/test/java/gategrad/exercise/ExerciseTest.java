package gategrad.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Value;
import gategrad.gate.Gates;
import gategrad.notebook.InterruptedComputation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

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
  void impossiblePointsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Exercise.of("free", 0));
    var exercise = Exercise.of("x", 1);
    assertThrows(
        IllegalArgumentException.class, () -> exercise.number(Double.NaN, "x", 1, () -> 1));
    assertThrows(IllegalStateException.class, () -> exercise.hint("for nothing"));
  }

  @Test
  void anAnswerThatThrowsCostsItsOwnCheckOnly() {
    var exercise =
        Exercise.of("mixed", 2)
            .number(
                1,
                "unwritten",
                1,
                () -> {
                  throw new UnsupportedOperationException("not written yet");
                })
            .number(1, "written", 1, () -> 1);
    assertEquals("1.0", exercise.text());
    assertTrue(exercise.toString().contains("not written yet"));
  }

  @Test
  void errorsOfTheMachineAreCaughtToo() {
    var exercise = Exercise.of("deep", 1).number(1, "recursion", 1, () -> deeper(1));
    assertEquals("0.0", exercise.text());
    assertTrue(exercise.toString().contains("StackOverflowError"));
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
  void nanEarnsNothing() {
    DoubleBinaryOperator product = (x, y) -> x * y;
    DoubleFunction<double[]> nan = dz -> new double[] {Double.NaN, Double.NaN};
    var exercise =
        Exercise.of("NaN", 3)
            .number(1, "number", 1, () -> Double.NaN)
            .gate(2, Gates.MUL, product, nan);
    assertEquals("0.0", exercise.text());
    assertTrue(exercise.toString().contains("got [NaN, NaN]"));
  }

  @Test
  void nullAndArraysOfTheWrongLengthAreExplained() {
    DoubleBinaryOperator product = (x, y) -> x * y;
    var exercise =
        Exercise.of("shapes", 3)
            .gate(1, Gates.MUL, product, dz -> null)
            .gate(1, Gates.MUL, product, dz -> new double[] {dz})
            .circuit(1, Value.of(1), List.of(), () -> new double[] {1});
    assertEquals("0.0", exercise.text());
    assertTrue(exercise.toString().contains("null came back"), exercise.toString());
    assertTrue(exercise.toString().contains("must return 2 gradients"), exercise.toString());
    assertTrue(exercise.toString().contains("expected 0 gradients"), exercise.toString());
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
}
