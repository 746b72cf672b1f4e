package gategrad.gate;

/**
 * Gaussian error linear unit: the input times the probability that a standard normal number is
 * smaller (Hendrycks and Gimpel, 2016). Exact, not the approximation with tanh.
 */
public record GeluGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("gelu", "gelu")
        .formula("y = x * P(x), P(x) = share of the normal distribution below x")
        .gradient("dy/dx = P(x) + x * p(x), p(x) = e^(-x^2 / 2) / sqrt(2 * pi)")
        .explain("A smooth ReLU: the larger the input, the surer it passes.");
  }

  @Override
  public double forward(double x) {
    return x == Double.NEGATIVE_INFINITY ? -0.0 : x * Normal.below(x);
  }

  @Override
  public double local(double x, double y) {
    double density = Normal.density(x);
    return Normal.below(x) + (density == 0 ? 0 : x * density); // x may be infinite
  }
}
