package gategrad.gate;

/** Takes the smaller input: a gradient router, like {@link MaxGate}. */
public record MinGate() implements BinaryGate {
  @Override
  public About about() {
    return About.of("min", "min")
        .formula("z = min(x, y)")
        .gradient("dz/dx = 1 if x <= y else 0, dz/dy = 1 - dz/dx")
        .rule("A tie goes to the first input.")
        .explain("Routes: the smaller input receives the whole upstream gradient, the other none.");
  }

  @Override
  public double forward(double x, double y) {
    return Math.min(x, y);
  }

  @Override
  public double localX(double x, double y, double z) {
    return x <= y ? 1 : x > y ? 0 : Double.NaN;
  }

  @Override
  public double localY(double x, double y, double z) {
    return x <= y ? 0 : x > y ? 1 : Double.NaN;
  }
}
