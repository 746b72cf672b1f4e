package gategrad.numeric;

import static java.util.Objects.requireNonNull;

import gategrad.Value;
import gategrad.draw.Circuit;
import gategrad.notebook.Displayable;
import gategrad.text.Numbers;
import gategrad.text.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a numerical gradient is off for every step h, from 1 down to 1e-15: forward <em>(f(x + h)
 * - f(x)) / h</em> and central <em>(f(x + h) - f(x - h)) / 2h</em>, in double and in float.
 *
 * <p>The error is relative, <em>|a - n| / max(|a|, |n|)</em>, where a is what backprop says. It
 * also says which verdict the smallest error deserves and, at a kink, which gate chooses what on
 * either side.
 *
 * <pre>{@code
 * var f = circuit("sigmoid(w * x)", "w = 2, x = -1");
 * var curve = ErrorCurve.of(f, "w");
 * curve.bestStep("central, double"); // 1.0E-5
 * }</pre>
 */
public final class ErrorCurve implements Displayable {
  private static final int DECADES = 15;

  private final Value result;
  private final Value input;
  private final double gradient;
  private final List<Series> series;

  /** The errors of one way to calculate, for every step. */
  record Series(String name, List<Point> points) {
    Optional<Point> best() {
      return points.stream()
          .filter(point -> Double.isFinite(point.error()))
          .min(Comparator.comparingDouble(Point::error));
    }
  }

  /** A step, the numerical gradient with it, and its relative error. */
  record Point(double h, double numerical, double error) {}

  private ErrorCurve(Value result, Value input) {
    this.result = result;
    this.input = input;
    if (result.circuit().stream().noneMatch(value -> value == input)) {
      throw new IllegalArgumentException(
          "ErrorCurve: %s is no part of the circuit of %s"
              .formatted(Words.name(input), Words.name(result)));
    }
    gradient = Run.of(result, Arithmetic.DOUBLE).gradient(input);
    series =
        List.of(
            series(false, Arithmetic.DOUBLE),
            series(true, Arithmetic.DOUBLE),
            series(false, Arithmetic.FLOAT),
            series(true, Arithmetic.FLOAT));
  }

  /** For the gradient of a result with respect to one input of its circuit. */
  public static ErrorCurve of(Value result, Value input) {
    return new ErrorCurve(
        requireNonNull(result, "ErrorCurve: the result is null"),
        requireNonNull(input, "ErrorCurve: the input is null"));
  }

  /** For the result of a formula and one of its names. */
  public static ErrorCurve of(Circuit circuit, String name) {
    return of(circuit.value(), circuit.get(name));
  }

  private Series series(boolean central, Arithmetic arithmetic) {
    String difference = Words.say(central ? "curve.central" : "curve.forward");
    var points = new ArrayList<Point>();
    double middle = Run.of(result, arithmetic).result();
    for (int decade = 0; decade <= DECADES; decade++) {
      points.add(point(Math.pow(10, -decade), central, arithmetic, middle));
    }
    String name =
        Words.say("curve.series", "difference", difference, "arithmetic", arithmetic.name());
    return new Series(name, points);
  }

  private Point point(double h, boolean central, Arithmetic arithmetic, double middle) {
    double x = arithmetic.round(input.data());
    double right = arithmetic.round(x + h);
    double left = central ? arithmetic.round(x - h) : x;
    double above = Run.with(result, arithmetic, input, right).result();
    double below = central ? Run.with(result, arithmetic, input, left).result() : middle;
    double width = arithmetic.round(right - left);
    double numerical = width == 0 ? 0 : arithmetic.round(arithmetic.round(above - below) / width);
    return new Point(h, numerical, error(gradient, numerical));
  }

  /** <em>|a - n| / max(|a|, |n|)</em>; 0 if both are 0. */
  static double error(double a, double n) {
    double size = Math.max(Math.abs(a), Math.abs(n));
    return size == 0 ? 0 : Math.abs(a - n) / size;
  }

  /** The step with the smallest error, of {@code "central, double"} and the like. */
  public double bestStep(String name) {
    return best(name).h();
  }

  /** The smallest relative error of a series. */
  public double bestError(String name) {
    return best(name).error();
  }

  private Point best(String name) {
    return series.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no curve is called '%s'; there are %s"
                        .formatted(name, series.stream().map(Series::name).toList())))
        .best()
        .orElseThrow(() -> new IllegalStateException("no difference of this curve is finite"));
  }

  /** What the curves say. */
  public List<String> sentences() {
    var sentences = new ArrayList<String>();
    Optional<Point> best = series.get(1).best();
    if (!Double.isFinite(gradient) || best.isEmpty()) {
      sentences.add(Words.say("verdict.lost"));
      return sentences;
    }
    Optional<String> kink = KinkWords.of(result, input, best.get());
    if (kink.isPresent()) {
      sentences.add(kink.get());
      sentences.add(KinkWords.verdict(result, input, gradient));
      return sentences;
    }
    double error = best.get().error();
    sentences.add(
        Words.say("curve.gradient", "gradient", gradient, "numerical", best.get().numerical()));
    sentences.add(RelativeError.verdict(error, gradient == 0));
    if (RelativeError.isTrusted(error)) {
      for (Series one : series) {
        one.best().ifPresent(point -> sentences.add(best(one, point)));
      }
      sentences.add(Words.say("curve.why"));
    }
    return sentences;
  }

  private static String best(Series series, Point point) {
    return Words.say(
        point.error() == 0 ? "curve.exact" : "curve.best",
        "series",
        series.name(),
        "h",
        point.h(),
        "error",
        RelativeError.text(point.error()));
  }

  private String title() {
    return Words.say("curve.title", "y", Words.name(result), "x", Words.name(input));
  }

  /** A table of the errors, a row for each step, and the sentences. */
  @Override
  public String text() {
    var rows = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of(Words.say("curve.step")));
    series.forEach(one -> head.add(one.name()));
    rows.add(head);
    for (int k = 0; k <= DECADES; k++) {
      var row = new ArrayList<>(List.of(Numbers.text(series.get(0).points().get(k).h())));
      for (Series one : series) {
        row.add(RelativeError.text(one.points().get(k).error()));
      }
      rows.add(row);
    }
    return title() + "\n" + Table.text(rows) + "\n" + String.join("\n", sentences()) + "\n";
  }

  @Override
  public Optional<String> svg() {
    return Optional.of(CurveChart.of(title(), text(), series, sentences()));
  }

  /** The text. */
  @Override
  public String toString() {
    return text();
  }
}
