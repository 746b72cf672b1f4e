package gategrad.gate;

import gategrad.text.Numbers;

/**
 * Scales by a constant, the gate {@code *-1} of the lecture.
 *
 * @param constant the factor; it gets no gradient
 */
public record MulConstantGate(double constant) implements UnaryGate {
  @Override
  public About about() {
    return About.of("mul_constant", "*" + Numbers.exact(constant))
        .formula("y = " + Numbers.exact(constant) + " * x")
        .gradient("dy/dx = " + Numbers.exact(constant))
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
