package gategrad.gate;

import gategrad.text.Numbers;

/**
 * Raises to a constant power; see {@link PowGate} for a power that is an input.
 *
 * @param exponent the power; it gets no gradient
 */
public record PowConstantGate(double exponent) implements UnaryGate {
  @Override
  public About about() {
    return About.of("pow_constant", "^" + Numbers.exact(exponent))
        .formula("y = x^" + Numbers.exact(exponent))
        .gradient("dy/dx = " + Numbers.exact(exponent) + " * x^" + Numbers.exact(exponent - 1))
        .rule("Where Math.pow gives NaN or an infinity, it is passed on.")
        .explain("The power comes down as a factor and the exponent drops by one.");
  }

  @Override
  public double forward(double x) {
    return Math.pow(x, exponent);
  }

  @Override
  public double local(double x, double y) {
    return exponent == 0 ? 0 : exponent * Math.pow(x, exponent - 1);
  }
}
