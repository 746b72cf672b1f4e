package gategrad.nn;

import gategrad.Tensor;

/**
 * Regularisation: <em>strength / 2</em> times the sum of all squared weights, added to the loss.
 *
 * <p>Its gradient is <em>strength w</em>, so every step lets each weight forget a little. Biases
 * (vectors) are left alone, as in the lecture.
 *
 * @param strength the λ of the lecture, not negative
 */
public record L2(double strength) {

  /** Checks the strength. */
  public L2 {
    if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "L2: strength = " + strength + "; it must be finite and not negative");
    }
  }

  /** The loss plus the penalty of the layer's weights. */
  public Tensor addTo(Tensor loss, Layer layer) {
    Tensor total = loss;
    for (Tensor parameter : layer.parameters()) {
      if (strength > 0 && parameter.shape().rank() > 1) {
        total = total.add(parameter.square().sum().mul(strength / 2));
      }
    }
    return total;
  }
}
