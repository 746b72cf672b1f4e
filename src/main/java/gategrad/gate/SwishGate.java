package gategrad.gate;

/** The input times its own sigmoid, also called SiLU (Ramachandran et al., 2017). */
public record SwishGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("swish", "swish")
        .formula("y = x * sigmoid(x)")
        .gradient("dy/dx = sigmoid(x) + y * (1 - sigmoid(x))")
        .explain("A smooth ReLU that dips a little below zero.");
  }

  @Override
  public double forward(double x) {
    return x == Double.NEGATIVE_INFINITY ? -0.0 : x / (1 + Math.exp(-x));
  }

  @Override
  public double local(double x, double y) {
    double sigmoid = 1 / (1 + Math.exp(-x));
    double rest = 1 - sigmoid;
    return rest == 0 ? 1 : sigmoid + y * rest; // y may be infinite
  }
}
