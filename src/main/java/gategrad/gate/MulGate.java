package gategrad.gate;

/** Multiplies: the gradient switcher. */
public record MulGate() implements BinaryGate {
  @Override
  public About about() {
    return About.of("mul", "*")
        .formula("z = x * y")
        .gradient("dz/dx = y, dz/dy = x")
        .explain("Switches: each input receives the upstream gradient times the other input.");
  }

  @Override
  public double forward(double x, double y) {
    return x * y;
  }

  @Override
  public double localX(double x, double y, double z) {
    return y;
  }

  @Override
  public double localY(double x, double y, double z) {
    return x;
  }

  @Override
  public float forward32(float x, float y) {
    return x * y;
  }
}
