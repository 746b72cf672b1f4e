package gategrad.optim;

import gategrad.Tensor;
import java.util.List;

/** Keeps gradients from becoming too large for one step. */
@FunctionalInterface
public interface Clipping {

  /** Shrinks the gradients where they are too large. */
  void clip(List<Tensor> parameters);

  /** Leaves gradients as they are. */
  static Clipping none() {
    return parameters -> {};
  }

  /**
   * Cuts every element to the range from {@code -limit} to {@code limit}; one that is not finite
   * stays as it is, and {@link Optimizer#step} refuses it.
   */
  static Clipping value(double limit) {
    checkLimit(limit);
    return parameters -> {
      for (Tensor parameter : parameters) {
        var gradient = parameter.gradData();
        for (int i = 0; i < gradient.size(); i++) {
          double element = gradient.get(i);
          if (Math.abs(element) > limit && Double.isFinite(element)) {
            gradient.set(i, Math.copySign(limit, element));
          }
        }
      }
    };
  }

  /**
   * Scales all gradients together so that their common norm is at most {@code limit}: each is
   * multiplied by <em>limit / norm</em>. Gradients that are not finite stay as they are; {@link
   * Optimizer#step} refuses them.
   */
  static Clipping norm(double limit) {
    checkLimit(limit);
    return parameters -> {
      double largest = largest(parameters);
      if (largest == 0 || !Double.isFinite(largest)) {
        return;
      }
      double scale = scale(largest);
      double root = root(parameters, scale);
      if (root / scale > limit) {
        parameters.forEach(p -> Gradients.scale(p.gradData(), scale, limit / root));
      }
    };
  }

  /**
   * The norm of all gradients together: the root of the sum of all squares, which may be far beyond
   * the largest number.
   */
  static double norm(List<Tensor> parameters) {
    double largest = largest(parameters);
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double scale = scale(largest);
    return root(parameters, scale) / scale;
  }

  private static double largest(List<Tensor> parameters) {
    double largest = 0;
    for (Tensor parameter : parameters) {
      largest = Math.max(largest, Gradients.largest(parameter.gradData()));
    }
    return largest;
  }

  /** The power of two that brings the largest gradient near 1: multiplying by it is exact. */
  private static double scale(double largest) {
    return Math.scalb(1.0, -Math.getExponent(largest));
  }

  private static double root(List<Tensor> parameters, double scale) {
    double squares = 0;
    for (Tensor parameter : parameters) {
      squares += Gradients.squares(parameter.gradData(), scale);
    }
    return Math.sqrt(squares);
  }

  private static void checkLimit(double limit) {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("clipping at " + limit + "; the limit must be positive");
    }
  }
}
