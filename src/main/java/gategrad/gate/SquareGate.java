package gategrad.gate;

/** Multiplies the input by itself. */
public record SquareGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("square", "^2")
        .formula("y = x^2")
        .gradient("dy/dx = 2 * x")
        .explain("The gradient grows with the input: large errors are corrected most.");
  }

  @Override
  public double forward(double x) {
    return x * x;
  }

  @Override
  public double local(double x, double y) {
    return 2 * x;
  }
}
