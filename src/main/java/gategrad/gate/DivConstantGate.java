package gategrad.gate;

/**
 * Divides by a constant: exactly {@code x / c}, which {@code x * (1 / c)} is not.
 *
 * @param constant the divisor; it gets no gradient
 */
public record DivConstantGate(double constant) implements UnaryGate {
  @Override
  public About about() {
    return About.of("div_constant", "/" + Constants.text(constant))
        .formula("y = x / " + Constants.text(constant))
        .gradient("dy/dx = 1 / " + Constants.text(constant))
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
