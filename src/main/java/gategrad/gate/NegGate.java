package gategrad.gate;

/** Turns the sign. */
public record NegGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("neg", "-")
        .formula("y = -x")
        .gradient("dy/dx = -1")
        .explain("Turns the sign of the upstream gradient.");
  }

  @Override
  public double forward(double x) {
    return -x;
  }

  @Override
  public double local(double x, double y) {
    return -1;
  }
}
