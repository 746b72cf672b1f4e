package gategrad.mistake;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/** An object of a gate that a learner wrote as on the slide: forward, then backward. */
public interface OwnGate {

  /** The output. */
  double forward(double... inputs);

  /** A gradient for each input of the last forward. */
  double[] backward(double upstream);

  /** A learner's {@code forward} with two inputs. */
  @FunctionalInterface
  interface Forward<G> {
    /** The output. */
    double apply(G gate, double x, double y);
  }

  /** A learner's {@code backward} with a gradient for each input. */
  @FunctionalInterface
  interface Backward<G> {
    /** A gradient for each input. */
    double[] apply(G gate, double upstream);
  }

  /** A learner's {@code forward} with one input, or {@code backward} for one input. */
  @FunctionalInterface
  interface Single<G> {
    /** The output for the input, or the gradient for the upstream gradient. */
    double apply(G gate, double number);
  }

  /** A learner's class with {@code forward(x, y)} and {@code backward(dz)}. */
  static <G> Supplier<OwnGate> of(Supplier<G> make, Forward<G> forward, Backward<G> backward) {
    requireNonNull(make, "make");
    requireNonNull(forward, "forward");
    requireNonNull(backward, "backward");
    return () -> {
      G gate = make.get();
      return new OwnGate() {
        @Override
        public double forward(double... inputs) {
          return forward.apply(gate, inputs[0], inputs[1]);
        }

        @Override
        public double[] backward(double upstream) {
          return backward.apply(gate, upstream);
        }
      };
    };
  }

  /** A learner's class with {@code forward(x)} and {@code backward(dz)}, both of one number. */
  static <G> Supplier<OwnGate> ofOne(Supplier<G> make, Single<G> forward, Single<G> backward) {
    requireNonNull(make, "make");
    requireNonNull(forward, "forward");
    requireNonNull(backward, "backward");
    return () -> {
      G gate = make.get();
      return new OwnGate() {
        @Override
        public double forward(double... inputs) {
          return forward.apply(gate, inputs[0]);
        }

        @Override
        public double[] backward(double upstream) {
          return new double[] {backward.apply(gate, upstream)};
        }
      };
    };
  }
}
