package gategrad.exercise;

import static java.util.Objects.requireNonNull;

import gategrad.Value;
import gategrad.draw.Circuit;
import gategrad.mistake.Agreement;
import gategrad.mistake.Diagnosis;
import gategrad.mistake.EngineReport;
import gategrad.mistake.Finder;
import gategrad.mistake.OwnGate;
import gategrad.notebook.Displayable;
import gategrad.own.Scalar;
import gategrad.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Checks what a learner wrote, says what is wrong, and counts points.
 *
 * <p>Make it the last expression of a test cell. Its {@link #text()} is the number of points and
 * nothing else, which is how nbgrader gives part of the points; {@link #html()} is the table that
 * people read. A check never throws: an answer that throws, runs longer than five seconds or gives
 * NaN earns no points for that check, and the others still count.
 *
 * <p>Inputs are drawn afresh each time, so a table of answers earns nothing; the seed is shown.
 * Write the name in full in a cell that counts, and name nothing else of the library there: then no
 * class that a learner declares can take its place.
 *
 * <pre>{@code
 * new gategrad.exercise.Exercise("the multiply gate", 3)
 *     .gate(3, "mul", MultiplyGate::new, MultiplyGate::forward, MultiplyGate::backward)
 * }</pre>
 */
public final class Exercise implements Displayable {
  private static final Messages WORDS = Messages.of(Exercise.class);
  private static final int SEEDS = 1_000_000;

  private final String name;
  private final double points;
  private final Map<String, Supplier<OwnGate>> gates = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private Duration patience = Duration.ofSeconds(5);
  private long seed = new Random().nextInt(SEEDS);

  /** An exercise worth so many points, the number that its nbgrader cell states. */
  public Exercise(String name, double points) {
    this.name = requireNonNull(name, "name");
    this.points = points;
    if (!(points > 0 && points < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("an exercise needs points above 0, got " + points);
    }
  }

  /** The same as {@code new Exercise(name, points)}. */
  public static Exercise of(String name, double points) {
    return new Exercise(name, points);
  }

  /** Another time limit for each of the checks that follow. */
  public Exercise patience(Duration limit) {
    patience = requireNonNull(limit, "limit");
    return this;
  }

  /** Draws the inputs of the checks that follow from this seed: to see once more what was shown. */
  public Exercise seed(long number) {
    seed = number;
    return this;
  }

  /**
   * Checks a gate with two inputs: {@code forward(x, y)}, then {@code backward(dz)} with a gradient
   * for each input. The inputs tried are never equal; {@link #tie} looks at that.
   *
   * @param gate its name in the catalogue, such as {@code "mul"}
   */
  public <G> Exercise gate(
      double worth,
      String gate,
      Supplier<G> make,
      OwnGate.Forward<G> forward,
      OwnGate.Backward<G> backward) {
    return find(
        worth,
        WORDS.say("check.gate", "gate", gate),
        Hints.ofGate(gate),
        () -> Finder.gate(gate, make, forward, backward, random()));
  }

  /** Checks a gate with one input: {@code forward(x)}, then {@code backward(dz)}. */
  public <G> Exercise unaryGate(
      double worth,
      String gate,
      Supplier<G> make,
      OwnGate.Single<G> forward,
      OwnGate.Single<G> backward) {
    return find(
        worth,
        WORDS.say("check.gate", "gate", gate),
        Hints.ofGate(gate),
        () -> Finder.unaryGate(gate, make, forward, backward, random()));
  }

  /** Checks what a gate with two inputs does when they are equal: the first gets the gradient. */
  public <G> Exercise tie(
      double worth,
      String gate,
      Supplier<G> make,
      OwnGate.Forward<G> forward,
      OwnGate.Backward<G> backward) {
    return find(
        worth,
        WORDS.say("check.tie", "gate", gate),
        WORDS.say("hint.tie"),
        () -> Finder.tie(gate, make, forward, backward, random()));
  }

  /**
   * A gate of the learner's own that the answers to the next circuits work with. Where it is wrong,
   * a circuit that uses it correctly is right nevertheless: its mistake costs points once.
   */
  public <G> Exercise using(
      String gate, Supplier<G> make, OwnGate.Forward<G> forward, OwnGate.Backward<G> backward) {
    gates.put(gate, OwnGate.of(make, forward, backward));
    return this;
  }

  /**
   * Checks the gradients of a whole circuit, at inputs drawn afresh.
   *
   * @param formula such as {@code "(x + y) * z"}
   * @param inputs its names in the order of the answer, such as {@code "x, y, z"}
   * @param answer the learner's gradients for these inputs
   */
  public Exercise circuit(
      double worth, String formula, String inputs, UnaryOperator<double[]> answer) {
    var names = List.of(inputs.strip().split("\\s*,\\s*"));
    var circuit = Circuit.circuit(formula);
    for (String input : names) {
      circuit = circuit.with(input, 1.5);
    }
    var right = circuit;
    List<Value> values = names.stream().map(right::get).toList();
    return find(
        worth,
        WORDS.say("check.circuit", "formula", formula),
        Hints.ofCircuit(right.value()),
        () -> Finder.circuit(right.value(), values, answer, gates, random()));
  }

  /**
   * Checks an engine of the learner's: each of these gates alone, chains of them, and forks; the
   * points are shared out evenly. A mistake that was named costs its own part only.
   *
   * @param input makes an input from a number: {@code Num::new}
   * @param gates the gates asked for, such as {@code "add", "mul"}
   */
  public <V extends Scalar<V>> Exercise engine(
      double worth, DoubleFunction<V> input, String... gates) {
    var report = new AtomicReference<>(new EngineReport(List.of()));
    var attempt =
        Attempt.run(
            patience,
            () -> {
              report.set(Finder.engine(input, random(), gates));
              return Verdict.RIGHT;
            });
    var parts = report.get().parts();
    if (parts.isEmpty()) {
      findings.add(new Finding(WORDS.say("check.engine"), worth, attempt.verdict(), ""));
    }
    for (Diagnosis part : parts) {
      var verdict = Verdict.of(part);
      findings.add(new Finding(part.place(), worth / parts.size(), verdict, ""));
    }
    return this;
  }

  /** Checks one number; rounding in the ninth digit is forgiven. */
  public Exercise number(double worth, String what, double expected, DoubleSupplier answer) {
    if (Double.isNaN(expected)) {
      throw new IllegalArgumentException(what + ": NaN cannot be the expected number");
    }
    return check(
        worth,
        what,
        "",
        () -> {
          double got = answer.getAsDouble();
          if (Agreement.EXACT.same(expected, got)) {
            return Verdict.RIGHT;
          }
          var difference =
              WORDS.say("check.number", "what", what, "expected", expected, "got", got);
          return expected != 0 && Agreement.EXACT.same(-expected, got)
              ? Verdict.wrong(difference, WORDS.say("check.sign"))
              : Verdict.wrong(difference);
        });
  }

  /** What to tell the learner if the last check failed, instead of the hint that comes with it. */
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
    return new Report(name, score(), points, seed, List.copyOf(findings));
  }

  private Random random() {
    return new Random(seed);
  }

  private Exercise find(double worth, String what, String hint, Supplier<Diagnosis> diagnosis) {
    return check(worth, what, hint, () -> Verdict.of(diagnosis.get()));
  }

  private Exercise check(double worth, String what, String hint, Supplier<Verdict> judge) {
    if (!(worth > 0)) {
      throw new IllegalArgumentException("a check needs points above 0, got " + worth);
    }
    var attempt = Attempt.run(patience, judge);
    var verdict =
        attempt.errors().isEmpty()
            ? attempt.verdict()
            : attempt.verdict().and(WORDS.say("answer.printed", "text", attempt.errors()));
    findings.add(new Finding(what, worth, verdict, hint));
    return this;
  }
}
