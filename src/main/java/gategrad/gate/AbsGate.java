package gategrad.gate;

/** The absolute value. */
public record AbsGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("abs", "abs")
        .formula("y = |x|")
        .gradient("dy/dx = 1 if x > 0, -1 if x < 0")
        .rule("The gradient at 0 is 0.")
        .explain("Passes the upstream gradient on, with the sign of the input.");
  }

  @Override
  public double forward(double x) {
    return Math.abs(x);
  }

  @Override
  public double local(double x, double y) {
    return Math.signum(x);
  }
}
