package gategrad.gate;

/** Squashes like {@link TanhGate}, but more gently and without an exponential. */
public record SoftsignGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("softsign", "softsign")
        .formula("y = x / (1 + |x|)")
        .gradient("dy/dx = 1 / (1 + |x|)^2")
        .explain("The gradient is 1 at zero and dies out slowly on both sides.");
  }

  @Override
  public double forward(double x) {
    return Double.isInfinite(x) ? Math.signum(x) : x / (1 + Math.abs(x));
  }

  @Override
  public double local(double x, double y) {
    double width = 1 + Math.abs(x);
    return 1 / (width * width);
  }
}
