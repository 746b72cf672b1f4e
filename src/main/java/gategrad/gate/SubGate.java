package gategrad.gate;

/** Subtracts: distributes, with the sign turned for the second input. */
public record SubGate() implements BinaryGate {
  @Override
  public About about() {
    return About.of("sub", "-")
        .formula("z = x - y")
        .gradient("dz/dx = 1, dz/dy = -1")
        .explain(
            "Distributes: the first input receives the upstream gradient, the second its negative.");
  }

  @Override
  public double forward(double x, double y) {
    return x - y;
  }

  @Override
  public double localX(double x, double y, double z) {
    return 1;
  }

  @Override
  public double localY(double x, double y, double z) {
    return -1;
  }

  @Override
  public float forward32(float x, float y) {
    return x - y;
  }
}
