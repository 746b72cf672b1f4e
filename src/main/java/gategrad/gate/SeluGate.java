package gategrad.gate;

/**
 * Self-normalising ELU: its two constants keep mean 0 and variance 1 from layer to layer (Klambauer
 * et al., 2017).
 */
public record SeluGate() implements UnaryGate {
  private static final double SCALE = 1.0507009873554805;
  private static final double FLOOR = SCALE * 1.6732632423543772;

  @Override
  public About about() {
    return About.of("selu", "selu")
        .formula("y = 1.0507 * (x if x > 0 else 1.6733 * (e^x - 1))")
        .gradient("dy/dx = 1.0507 if x > 0 else y + 1.7581")
        .rule("The gradient at 0 is 1.7581, that of the left side.")
        .explain("An ELU, scaled so that deep networks keep their signals at a good size.");
  }

  @Override
  public double forward(double x) {
    return x > 0 ? SCALE * x : FLOOR * Math.expm1(x);
  }

  @Override
  public double local(double x, double y) {
    return x > 0 ? SCALE : y + FLOOR;
  }
}
