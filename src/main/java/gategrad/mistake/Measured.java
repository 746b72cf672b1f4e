package gategrad.mistake;

import gategrad.gate.About;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.UnaryGate;
import java.util.function.DoubleUnaryOperator;

/** A learner's gate with the local gradients that its own forward has, measured by differences. */
final class Measured {
  private static final double STEP = 6e-6;

  private Measured() {}

  /** Such a gate, for a gate of one input or two. */
  static Gate of(Gate gate) {
    return gate instanceof UnaryGate unary ? new Unary(unary) : new Binary((BinaryGate) gate);
  }

  /** The central difference. */
  static double slope(DoubleUnaryOperator f, double x) {
    double h = STEP * Math.max(1, Math.abs(x));
    return (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (x + h - (x - h));
  }

  private record Unary(UnaryGate own) implements UnaryGate {
    @Override
    public About about() {
      return own.about();
    }

    @Override
    public double forward(double x) {
      return own.forward(x);
    }

    @Override
    public double local(double x, double y) {
      return slope(own::forward, x);
    }
  }

  private record Binary(BinaryGate own) implements BinaryGate {
    @Override
    public About about() {
      return own.about();
    }

    @Override
    public double forward(double x, double y) {
      return own.forward(x, y);
    }

    @Override
    public double localX(double x, double y, double z) {
      return slope(moved -> own.forward(moved, y), x);
    }

    @Override
    public double localY(double x, double y, double z) {
      return slope(moved -> own.forward(x, moved), y);
    }
  }
}
