package gategrad.gate;

/** The natural logarithm. */
public record LogGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("log", "log")
        .formula("y = log(x)")
        .gradient("dy/dx = 1 / x")
        .rule("log(0) is minus infinity; a negative input gives NaN.")
        .explain("The smaller the input, the larger the gradient.");
  }

  @Override
  public double forward(double x) {
    return Math.log(x);
  }

  @Override
  public double local(double x, double y) {
    return 1 / x;
  }
}
