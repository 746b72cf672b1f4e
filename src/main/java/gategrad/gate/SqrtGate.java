package gategrad.gate;

/** The square root. */
public record SqrtGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("sqrt", "sqrt")
        .formula("y = sqrt(x)")
        .gradient("dy/dx = 1 / (2 * y)")
        .rule("The gradient at 0 is infinite; a negative input gives NaN.")
        .explain("Steep near zero, flat for large inputs.");
  }

  @Override
  public double forward(double x) {
    return Math.sqrt(x);
  }

  @Override
  public double local(double x, double y) {
    return 0.5 / Math.abs(y); // of -0.0 as of 0
  }
}
