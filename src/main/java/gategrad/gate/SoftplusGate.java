package gategrad.gate;

/** A smooth ReLU. */
public record SoftplusGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("softplus", "softplus")
        .formula("y = log(1 + e^x)")
        .gradient("dy/dx = sigmoid(x)")
        .explain("Bends smoothly from 0 to the input itself; its slope is the sigmoid.");
  }

  @Override
  public double forward(double x) {
    // the same as the formula, but e^x cannot overflow
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  @Override
  public double local(double x, double y) {
    return 1 / (1 + Math.exp(-x));
  }
}
