package gategrad.gate;

/** Does nothing: the activation of an output layer that gives plain scores. */
public record LinearGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("linear", "linear")
        .formula("y = x")
        .gradient("dy/dx = 1")
        .explain("Passes everything on, forward and backward.");
  }

  @Override
  public double forward(double x) {
    return x;
  }

  @Override
  public double local(double x, double y) {
    return 1;
  }
}
