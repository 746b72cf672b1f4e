package gategrad.gate;

/** Squashes any number into the range from -1 to 1; the zero-centred sigmoid. */
public record TanhGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("tanh", "tanh")
        .formula("y = tanh(x) = 2 * sigmoid(2 * x) - 1")
        .gradient("dy/dx = 1 - y^2")
        .explain("The gradient is 1 at zero and dies out where the output is close to -1 or 1.");
  }

  @Override
  public double forward(double x) {
    return Math.tanh(x);
  }

  @Override
  public double local(double x, double y) {
    return 1 - y * y;
  }
}
