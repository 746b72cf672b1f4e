package gategrad.gate;

/** Takes the larger input: the gradient router. */
public record MaxGate() implements BinaryGate {
  @Override
  public About about() {
    return About.of("max", "max")
        .formula("z = max(x, y)")
        .gradient("dz/dx = 1 if x >= y else 0, dz/dy = 1 - dz/dx")
        .rule("A tie goes to the first input.")
        .explain("Routes: the larger input receives the whole upstream gradient, the other none.");
  }

  @Override
  public double forward(double x, double y) {
    return Math.max(x, y);
  }

  @Override
  public double localX(double x, double y, double z) {
    return x >= y ? 1 : x < y ? 0 : Double.NaN;
  }

  @Override
  public double localY(double x, double y, double z) {
    return x >= y ? 0 : x < y ? 1 : Double.NaN;
  }

  @Override
  public float forward32(float x, float y) {
    return Math.max(x, y);
  }
}
