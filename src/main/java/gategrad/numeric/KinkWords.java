package gategrad.numeric;

import gategrad.Value;
import gategrad.gate.MaxGate;
import gategrad.gate.MinGate;
import java.util.Optional;

/** Tells a kink by what gates choose on either side of an input. */
final class KinkWords {
  private static final double JUMP = 0.01;
  private static final double NEAR = 1e-12;
  private static final double POOR = 1e-7;
  private static final double STEP = 1e-6;
  private static final double ROOM = 1e-4;

  private KinkWords() {}

  /** The first gate that switches right here; or, where the best step is poor, within that step. */
  static Optional<String> of(Value result, Value input, ErrorCurve.Point best) {
    double near = NEAR * Math.max(1, Math.abs(input.data()));
    Optional<String> here = switching(result, input, near);
    return here.isPresent() || best.error() <= POOR ? here : far(result, input, best.h());
  }

  private static Optional<String> switching(Value result, Value input, double h) {
    Run left = Run.with(result, Arithmetic.DOUBLE, input, input.data() - h);
    Run right = Run.with(result, Arithmetic.DOUBLE, input, input.data() + h);
    for (Value value : result.circuit()) {
      if (value != input && jumps(left.slopes(value), right.slopes(value))) {
        return Optional.of(words(value, input, left.slopes(value), right.slopes(value)));
      }
    }
    return Optional.empty();
  }

  /** At a kink every slope between that to the left and that to the right is right. */
  static String verdict(Value result, Value input, double gradient) {
    double h = STEP * Math.max(1, Math.abs(input.data()));
    double middle = Run.of(result, Arithmetic.DOUBLE).result();
    double below = at(result, input, input.data() - h);
    double above = at(result, input, input.data() + h);
    double left = (middle - below) / h;
    double right = (above - middle) / h;
    double room = ROOM * Math.max(Math.abs(left), Math.abs(right));
    boolean between =
        gradient >= Math.min(left, right) - room && gradient <= Math.max(left, right) + room;
    return Words.say(
        between ? "kink.right" : "kink.wrong", "left", left, "right", right, "gradient", gradient);
  }

  private static double at(Value result, Value input, double number) {
    return Run.with(result, Arithmetic.DOUBLE, input, number).result();
  }

  private static Optional<String> far(Value result, Value input, double h) {
    Run left = Run.with(result, Arithmetic.DOUBLE, input, input.data() - h);
    Run right = Run.with(result, Arithmetic.DOUBLE, input, input.data() + h);
    return result.circuit().stream()
        .filter(value -> value != input && jumps(left.slopes(value), right.slopes(value)))
        .filter(KinkWords::routes)
        .findFirst()
        .map(value -> Words.say("kink.far", "gate", Words.gate(value), "h", h));
  }

  private static boolean routes(Value value) {
    return value.gate() instanceof MaxGate || value.gate() instanceof MinGate;
  }

  private static boolean jumps(double[] left, double[] right) {
    for (int k = 0; k < left.length; k++) {
      double size = Math.max(Math.abs(left[k]), Math.abs(right[k]));
      if (size > JUMP && Math.abs(left[k] - right[k]) > JUMP * size) {
        return true;
      }
    }
    return false;
  }

  private static String words(Value value, Value input, double[] left, double[] right) {
    boolean routes = routes(value);
    return Words.say(
        routes ? "kink.routes" : "kink.switches",
        "gate",
        Words.gate(value),
        "x",
        Words.name(input),
        "left",
        routes ? chosen(value, left) : left[0],
        "right",
        routes ? chosen(value, right) : right[0]);
  }

  private static String chosen(Value value, double... slopes) {
    return Words.name(value.inputs().get(slopes[0] == 1 ? 0 : 1));
  }
}
