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

  /** Cuts every element to the range from {@code -limit} to {@code limit}. */
  static Clipping value(double limit) {
    checkLimit(limit);
    return parameters -> {
      for (Tensor parameter : parameters) {
        var gradient = parameter.gradData();
        for (int i = 0; i < gradient.size(); i++) {
          gradient.set(i, Math.max(-limit, Math.min(limit, gradient.get(i))));
        }
      }
    };
  }

  /** Scales all gradients together so that their common norm is at most {@code limit}. */
  static Clipping norm(double limit) {
    checkLimit(limit);
    return parameters -> {
      double norm = norm(parameters);
      if (norm > limit) {
        parameters.forEach(p -> p.gradData().addScaled(limit / norm - 1, p.gradData()));
      }
    };
  }

  /** The norm of all gradients together: the root of the sum of all squares. */
  static double norm(List<Tensor> parameters) {
    double squares = 0;
    for (Tensor parameter : parameters) {
      var gradient = parameter.gradData();
      for (int i = 0; i < gradient.size(); i++) {
        squares += gradient.get(i) * gradient.get(i);
      }
    }
    return Math.sqrt(squares);
  }

  private static void checkLimit(double limit) {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("clipping at " + limit + "; the limit must be positive");
    }
  }
}
