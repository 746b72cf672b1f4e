package gategrad.gate;

/** The exponential function; Keras calls it {@code exponential}. */
public record ExpGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("exp", "exp")
        .formula("y = e^x")
        .gradient("dy/dx = e^x = y")
        .explain("Its output is its own local gradient.");
  }

  @Override
  public double forward(double x) {
    return Math.exp(x);
  }

  @Override
  public double local(double x, double y) {
    return y;
  }
}
