package gategrad.gate;

/**
 * Raises to a constant power; see {@link PowGate} for a power that is an input.
 *
 * @param exponent the power; it gets no gradient
 */
public record PowConstantGate(double exponent) implements UnaryGate {
  @Override
  public About about() {
    return About.of("pow_constant", "^" + Constants.text(exponent))
        .formula("y = x^" + Constants.text(exponent))
        .gradient("dy/dx = " + Constants.text(exponent) + " * x^" + Constants.text(exponent - 1))
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
