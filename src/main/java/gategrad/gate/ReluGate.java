package gategrad.gate;

/** Rectified linear unit: passes positive numbers on and blocks the others. */
public record ReluGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("relu", "relu")
        .formula("y = max(0, x)")
        .gradient("dy/dx = 1 if x > 0 else 0")
        .rule("The gradient at 0 is 0.")
        .explain(
            "A switch: passes the upstream gradient on while the input is positive, else blocks it.");
  }

  @Override
  public double forward(double x) {
    return Math.max(0, x);
  }

  @Override
  public double local(double x, double y) {
    // y is 0, positive or NaN, and what is positive becomes 1: without a branch, which no processor
    // could foresee
    return Math.min(1, y * Double.MAX_VALUE * Double.MAX_VALUE);
  }

  @Override
  public float forward32(float x) {
    return Math.max(0, x);
  }

  @Override
  public float local32(float x, float y) {
    return Math.min(1, y * Float.MAX_VALUE * Float.MAX_VALUE);
  }
}
