package gategrad.gate;

/** Raises the first input to the power of the second; see {@link PowConstantGate}. */
public record PowGate() implements BinaryGate {
  @Override
  public About about() {
    return About.of("pow", "^")
        .formula("z = x^y")
        .gradient("dz/dx = y * x^(y - 1), dz/dy = x^y * log(x)")
        .rule(
            "0^0 = 1. dz/dx = 0 where y = 0; dz/dy = 0 where z = 0, and at x = 0 for every y that is not negative; a negative x has no dz/dy, it is NaN.")
        .explain("The base moves the power by its slope, the exponent by its growth.");
  }

  @Override
  public double forward(double x, double y) {
    return Math.pow(x, y);
  }

  @Override
  public double localX(double x, double y, double z) {
    return y == 0 ? 0 : y * Math.pow(x, y - 1);
  }

  @Override
  public double localY(double x, double y, double z) {
    return z == 0 || x == 0 && y >= 0 ? 0 : z * Math.log(x);
  }
}
