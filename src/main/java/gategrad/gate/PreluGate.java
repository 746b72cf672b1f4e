package gategrad.gate;

/** A leaky ReLU whose slope is an input and learned like a weight (He et al., 2015). */
public record PreluGate() implements BinaryGate {
  @Override
  public About about() {
    return About.of("prelu", "prelu")
        .formula("z = x if x > 0 else y * x")
        .gradient("dz/dx = 1 if x > 0 else y, dz/dy = 0 if x > 0 else x")
        .rule("At 0 the gradient is the slope y.")
        .explain("Below zero it multiplies by a slope, and the slope receives a gradient too.");
  }

  @Override
  public double forward(double x, double y) {
    return x > 0 ? x : y * x;
  }

  @Override
  public double localX(double x, double y, double z) {
    return x > 0 ? 1 : x <= 0 ? y : x; // x is NaN
  }

  @Override
  public double localY(double x, double y, double z) {
    return x > 0 ? 0 : x;
  }
}
