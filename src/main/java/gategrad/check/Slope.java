package gategrad.check;

import java.util.function.DoubleUnaryOperator;

/**
 * How fast a function rises at a point, measured from both sides.
 *
 * @param central <em>(f(x + h) - f(x - h)) / 2h</em>
 * @param left from x - h to x
 * @param right from x to x + h
 * @param uncertainty how far {@code central} may be off: rounding, and the curve of the function
 * @param kink whether left and right differ more than a smooth curve explains
 */
record Slope(double central, double left, double right, double uncertainty, boolean kink) {
  static final double STEP = 1e-5;

  /** A smooth curve's two sides differ 8 times less when the step is 8 times smaller. */
  private static final double FINER = 8;

  static Slope of(DoubleUnaryOperator f, double x) {
    double h = STEP * Math.max(1, Math.abs(x));
    var coarse = Sides.of(f, x, h);
    var fine = Sides.of(f, x, h / FINER);
    double rounding = 4 * coarse.rounding();
    double curve = 2 * Math.abs(coarse.central() - Sides.of(f, x, h / 2).central());
    return new Slope(
        coarse.central(), coarse.left(), coarse.right(), rounding + curve, kink(coarse, fine));
  }

  private static boolean kink(Sides coarse, Sides fine) {
    double scale = Math.max(Math.abs(coarse.left()), Math.abs(coarse.right()));
    double bend = Math.abs(coarse.right() - coarse.left());
    double ratio = Math.abs(fine.right() - fine.left()) / bend;
    boolean visible = bend > Math.max(1e-3 * scale, 10 * fine.rounding());
    return visible && !(ratio > 0.5 / FINER && ratio < 2 / FINER);
  }

  /**
   * The slopes for one step, and how far rounding may move them: numbers on the way to a small
   * result are taken to be about one.
   */
  private record Sides(double left, double right, double central, double rounding) {
    static Sides of(DoubleUnaryOperator f, double x, double h) {
      double below = f.applyAsDouble(x - h);
      double middle = f.applyAsDouble(x);
      double above = f.applyAsDouble(x + h);
      double size = Math.max(1, Math.max(Math.abs(below), Math.abs(above)));
      return new Sides(
          (middle - below) / (x - (x - h)),
          (above - middle) / (x + h - x),
          (above - below) / (x + h - (x - h)),
          Math.ulp(size) / h);
    }
  }
}
