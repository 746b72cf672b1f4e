package gategrad.gate;

/** Adds: the gradient distributor. */
public record AddGate() implements BinaryGate {
  @Override
  public About about() {
    return About.of("add", "+")
        .formula("z = x + y")
        .gradient("dz/dx = 1, dz/dy = 1")
        .explain("Distributes: both inputs receive the upstream gradient unchanged.");
  }

  @Override
  public double forward(double x, double y) {
    return x + y;
  }

  @Override
  public double localX(double x, double y, double z) {
    return 1;
  }

  @Override
  public double localY(double x, double y, double z) {
    return 1;
  }

  @Override
  public float forward32(float x, float y) {
    return x + y;
  }
}
