package gategrad.gate;

/**
 * Scales by a constant, the gate {@code *-1} of the lecture.
 *
 * @param constant the factor; it gets no gradient
 */
public record MulConstantGate(double constant) implements UnaryGate {
  @Override
  public About about() {
    return About.of("mul_constant", "*" + Constants.text(constant))
        .formula("y = " + Constants.text(constant) + " * x")
        .gradient("dy/dx = " + Constants.text(constant))
        .explain("Scales the upstream gradient by the same factor.");
  }

  @Override
  public double forward(double x) {
    return constant * x;
  }

  @Override
  public double local(double x, double y) {
    return constant;
  }
}
