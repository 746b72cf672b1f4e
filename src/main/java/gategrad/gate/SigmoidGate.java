package gategrad.gate;

/** Squashes any number into the range from 0 to 1, such as a probability. */
public record SigmoidGate() implements UnaryGate {
  @Override
  public About about() {
    return About.of("sigmoid", "sigmoid")
        .formula("y = 1 / (1 + e^(-x))")
        .gradient("dy/dx = (1 - y) * y")
        .explain("The gradient is at most 1/4 and dies out where the output is close to 0 or 1.");
  }

  @Override
  public double forward(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Override
  public double local(double x, double y) {
    return (1 - y) * y;
  }
}
