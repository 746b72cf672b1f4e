package gategrad.exercise;

import static java.util.Objects.requireNonNull;

import gategrad.Value;
import gategrad.exercise.GateCheck.Answer;
import gategrad.exercise.GateCheck.Trial;
import gategrad.gate.BinaryGate;
import gategrad.gate.UnaryGate;
import gategrad.notebook.Displayable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/**
 * Checks what a learner wrote, says what is wrong, and counts points.
 *
 * <p>Make it the last expression of a test cell. Its {@link #text()} is the number of points and
 * nothing else, which is how nbgrader gives part of the points; {@link #html()} is the table that
 * people read. A check never throws: an answer that throws, runs longer than five seconds or gives
 * NaN earns no points for that check, and the others still count.
 *
 * <pre>{@code
 * var multiply = new MultiplyGate(); // the learner's class, as on the slide
 * Exercise.of("the multiply gate", 3)
 *     .gate(3, Gates.MUL, multiply::forward, multiply::backward)
 *     .hint("z = x * y: if x moves a little, how far does z move?")
 * }</pre>
 */
public final class Exercise implements Displayable {
  private final String name;
  private final double points;
  private final Duration patience;
  private final List<Finding> findings = new ArrayList<>();

  private Exercise(String name, double points, Duration patience) {
    this.name = requireNonNull(name, "name");
    this.points = points;
    this.patience = patience;
    if (!(points > 0)) {
      throw new IllegalArgumentException("an exercise needs points above 0, got " + points);
    }
  }

  /** An exercise worth so many points, the number that its nbgrader cell states. */
  public static Exercise of(String name, double points) {
    return new Exercise(name, points, Duration.ofSeconds(5));
  }

  /** The same exercise without checks, with another time limit for each check. */
  public Exercise patience(Duration limit) {
    return new Exercise(name, points, limit);
  }

  /**
   * Checks a gate with two inputs: {@code forward(x, y)}, then {@code backward(dz)} with a gradient
   * for each input. The inputs tried are never equal; {@link #tie} looks at that.
   */
  public Exercise gate(
      double points,
      BinaryGate right,
      DoubleBinaryOperator forward,
      DoubleFunction<double[]> backward) {
    var check = new GateCheck(v -> v[0].apply(right, v[1]), Mistake.RULES);
    return check(
        points,
        "the rule of " + right.name(),
        () -> check.judge(GateCheck.TWO_INPUTS, trial -> play(trial, forward, backward)));
  }

  /** Checks what a gate with two inputs does when they are equal: the first gets the gradient. */
  public Exercise tie(
      double points,
      BinaryGate right,
      DoubleBinaryOperator forward,
      DoubleFunction<double[]> backward) {
    var check = new GateCheck(v -> v[0].apply(right, v[1]), Mistake.TIES);
    return check(
        points,
        "a tie at " + right.name(),
        () -> check.judge(GateCheck.TIES, trial -> play(trial, forward, backward)));
  }

  /** Checks a gate with one input: {@code forward(x)}, then {@code backward(dz)}. */
  public Exercise gate(
      double points, UnaryGate right, DoubleUnaryOperator forward, DoubleUnaryOperator backward) {
    var check = new GateCheck(v -> v[0].apply(right), Mistake.RULES);
    return check(
        points,
        "the rule of " + right.name(),
        () ->
            check.judge(
                GateCheck.ONE_INPUT,
                trial ->
                    new Answer(
                        forward.applyAsDouble(trial.inputs()[0]),
                        new double[] {backward.applyAsDouble(trial.upstream())})));
  }

  /**
   * Checks the gradients of a whole circuit, in the order of {@code inputs}.
   *
   * @param output the end of the right circuit, made from {@code inputs}
   * @param answer the learner's gradients
   */
  public Exercise circuit(
      double points, Value output, List<Value> inputs, Supplier<double[]> answer) {
    var check = new CircuitCheck(output, inputs);
    var at = inputs.stream().map(v -> v.label() + " = " + Numbers.text(v.data())).toList();
    return check(
        points,
        "gradients at " + String.join(", ", at),
        () -> check.judge(returned(answer.get()).clone()));
  }

  /** Checks one number; rounding in the ninth digit is forgiven. */
  public Exercise number(double points, String what, double expected, DoubleSupplier answer) {
    return check(
        points,
        what,
        () -> {
          double got = answer.getAsDouble();
          var mistake = expected != 0 && Numbers.same(-expected, got) ? "the sign is wrong" : "";
          return Numbers.same(expected, got)
              ? Verdict.RIGHT
              : Verdict.wrong(what, Numbers.text(expected), Numbers.text(got), mistake);
        });
  }

  /** What to tell the learner if the last check failed. */
  public Exercise hint(String hint) {
    if (findings.isEmpty()) {
      throw new IllegalStateException("a hint belongs to a check: put it after one");
    }
    int last = findings.size() - 1;
    findings.set(last, findings.get(last).hint(hint));
    return this;
  }

  /** The points earned, from 0 to the points of the exercise. */
  public double score() {
    double sum = findings.stream().mapToDouble(Finding::earned).sum();
    return Math.min(points, Math.max(0, sum));
  }

  /** The points earned, for example {@code 2.0}. */
  @Override
  public String text() {
    return Double.toString(score());
  }

  /** A table with what was checked, what was expected and what came out. */
  @Override
  public Optional<String> html() {
    return Optional.of(report().html());
  }

  /** The table as text, for a console. */
  @Override
  public String toString() {
    return report().text();
  }

  private Report report() {
    return new Report(name, score(), points, List.copyOf(findings));
  }

  private static Answer play(
      Trial trial, DoubleBinaryOperator forward, DoubleFunction<double[]> backward) {
    double output = forward.applyAsDouble(trial.inputs()[0], trial.inputs()[1]);
    return new Answer(output, returned(backward.apply(trial.upstream())).clone());
  }

  private static double[] returned(double[] gradients) {
    if (gradients == null) {
      throw new IllegalStateException("null came back where an array of gradients was expected");
    }
    return gradients;
  }

  private Exercise check(double worth, String what, Supplier<Verdict> judge) {
    if (!(worth > 0)) {
      throw new IllegalArgumentException("a check needs points above 0, got " + worth);
    }
    findings.add(new Finding(what, worth, verdict(judge), ""));
    return this;
  }

  private Verdict verdict(Supplier<Verdict> judge) {
    var attempt = Attempt.run(patience, judge);
    var verdict = verdict(attempt.outcome());
    return attempt.errors().isEmpty() ? verdict : verdict.and("It printed: " + attempt.errors());
  }

  private Verdict verdict(Attempt.Outcome<Verdict> outcome) {
    if (outcome instanceof Attempt.Returned<Verdict> returned) {
      return returned.value();
    }
    if (outcome instanceof Attempt.Threw<Verdict> threw) {
      return Verdict.wrong("Your code stopped with " + describe(threw.error()));
    }
    return Verdict.wrong(
        "Your code was still running after %s seconds: look for a loop that cannot end."
            .formatted(Numbers.text(patience.toMillis() / 1000.0)),
        "Restart the kernel to end it for good.");
  }

  private static String describe(Throwable error) {
    var message = error.getMessage();
    var type = error.getClass().getSimpleName();
    return message == null ? type + "." : type + ": " + message;
  }
}
