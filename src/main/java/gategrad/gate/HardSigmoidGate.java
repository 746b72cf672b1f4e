package gategrad.gate;

/** A sigmoid made of three straight lines; with slope 1/6, as in Keras 3 and PyTorch. */
public record HardSigmoidGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("hard_sigmoid", "hard sig")
        .formula("y = x / 6 + 0.5, at least 0 and at most 1")
        .gradient("dy/dx = 1/6 if -3 < x < 3 else 0")
        .rule("The gradient at -3 and 3 is 0.")
        .explain("Cheap to calculate; outside -3 to 3 it blocks the gradient altogether.");
  }

  @Override
  public double forward(double x) {
    return Math.max(0, Math.min(1, x / 6 + 0.5));
  }

  @Override
  public double local(double x, double y) {
    return Math.abs(x) < 3 ? 1 / 6.0 : Math.abs(x) >= 3 ? 0 : x; // x is NaN
  }
}
