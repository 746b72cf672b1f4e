package gategrad.gate;

/**
 * A ReLU that lets a little through below zero, so that it cannot die.
 *
 * @param slope the slope below zero, for example 0.01
 */
public record LeakyReluGate(double slope) implements UnaryGate {
  @Override
  public About about() {
    return About.of("leaky_relu", "leaky")
        .formula("y = x if x > 0 else " + slope + " * x")
        .gradient("dy/dx = 1 if x > 0 else " + slope)
        .rule("The gradient at 0 is " + slope + ".")
        .explain(
            "Passes the upstream gradient on while the input is positive, else a small share of it.");
  }

  @Override
  public double forward(double x) {
    return x > 0 ? x : slope * x;
  }

  @Override
  public double local(double x, double y) {
    return x > 0 ? 1 : x <= 0 ? slope : x; // x is NaN
  }
}
