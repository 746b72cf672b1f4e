package gategrad.gate;

/**
 * Exponential linear unit: a ReLU that bends smoothly to a floor (Clevert et al., 2015).
 *
 * @param alpha how far below zero the floor is, for example 1
 */
public record EluGate(double alpha) implements UnaryGate {
  @Override
  public About about() {
    return About.of("elu", "elu")
        .formula("y = x if x > 0 else " + alpha + " * (e^x - 1)")
        .gradient("dy/dx = 1 if x > 0 else y + " + alpha)
        .rule("The gradient at 0 is " + alpha + ".")
        .explain(
            "Passes the upstream gradient on while the input is positive; below, it fades away.");
  }

  @Override
  public double forward(double x) {
    return x > 0 ? x : alpha * Math.expm1(x);
  }

  @Override
  public double local(double x, double y) {
    return x > 0 ? 1 : y + alpha;
  }
}
