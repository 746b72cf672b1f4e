package gategrad.gate;

/** The natural logarithm. */
public record LogGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("log", "log")
        .formula("y = log(x)")
        .gradient("dy/dx = 1 / x")
        .rule(
            "log(0) is minus infinity, its gradient infinite; a negative input gives NaN, its gradient too.")
        .explain("The smaller the input, the larger the gradient.");
  }

  @Override
  public double forward(double x) {
    return Math.log(x);
  }

  @Override
  public double local(double x, double y) {
    return x >= 0 ? 1 / Math.abs(x) : Double.NaN; // of -0.0 as of 0
  }
}
