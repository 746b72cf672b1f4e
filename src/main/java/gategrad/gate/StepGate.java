package gategrad.gate;

/** The first activation, of the perceptron: fires or does not. */
public record StepGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("step", "step")
        .formula("y = 1 if x > 0 else 0")
        .gradient("dy/dx = 0")
        .rule("step(0) = 0. The gradient is 0 everywhere, at the jump too.")
        .explain(
            "Flat on both sides, so no gradient ever passes: this is why networks learn with sigmoid or ReLU.");
  }

  @Override
  public double forward(double x) {
    // NaN is neither: it stays NaN
    return x > 0 ? 1 : x <= 0 ? 0 : x;
  }

  @Override
  public double local(double x, double y) {
    return Double.isNaN(x) ? x : 0;
  }
}
