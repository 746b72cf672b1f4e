package gategrad.gate;

/**
 * Adds a constant, the gate {@code +1} of the lecture.
 *
 * @param constant what is added; it gets no gradient
 */
public record AddConstantGate(double constant) implements UnaryGate {
  @Override
  public About about() {
    return About.of("add_constant", Constants.signed(constant))
        .formula("y = x " + Constants.spaced(constant))
        .gradient("dy/dx = 1")
        .explain("Moves the number and passes the upstream gradient on unchanged.");
  }

  @Override
  public double forward(double x) {
    return x + constant;
  }

  @Override
  public double local(double x, double y) {
    return 1;
  }
}
