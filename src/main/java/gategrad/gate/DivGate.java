package gategrad.gate;

/** Divides. */
public record DivGate() implements BinaryGate {
  @Override
  public About about() {
    return About.of("div", "/")
        .formula("z = x / y")
        .gradient("dz/dx = 1 / y, dz/dy = -x / y^2")
        .rule("Division by zero gives an infinity, 0 / 0 gives NaN.")
        .explain("A small divisor makes both gradients large.");
  }

  @Override
  public double forward(double x, double y) {
    return x / y;
  }

  @Override
  public double localX(double x, double y, double z) {
    return 1 / y;
  }

  @Override
  public double localY(double x, double y, double z) {
    return -z / y;
  }
}
