package gategrad.gate;

/** One divided by the input, the gate {@code 1/x} of the lecture. */
public record ReciprocalGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("reciprocal", "1/x")
        .formula("y = 1 / x")
        .gradient("dy/dx = -1 / x^2 = -y^2")
        .rule("1 / 0 is an infinity.")
        .explain("The gradient turns its sign, and is large where the input is close to zero.");
  }

  @Override
  public double forward(double x) {
    return 1 / x;
  }

  @Override
  public double local(double x, double y) {
    return -y * y;
  }
}
