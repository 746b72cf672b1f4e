package gategrad.gate;

import gategrad.text.Numbers;

/**
 * Divides by a constant: exactly {@code x / c}, which {@code x * (1 / c)} is not.
 *
 * @param constant the divisor; it gets no gradient
 */
public record DivConstantGate(double constant) implements UnaryGate {
  @Override
  public About about() {
    return About.of("div_constant", "/" + Numbers.exact(constant))
        .formula("y = x / " + Numbers.exact(constant))
        .gradient("dy/dx = 1 / " + Numbers.exact(constant))
        .rule("Division by zero gives an infinity, 0 / 0 gives NaN.")
        .explain("Scales the upstream gradient by the same divisor.");
  }

  @Override
  public double forward(double x) {
    return x / constant;
  }

  @Override
  public double local(double x, double y) {
    return 1 / constant;
  }
}
