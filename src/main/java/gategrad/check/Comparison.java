package gategrad.check;

import gategrad.text.Numbers;
import java.util.function.DoubleUnaryOperator;

/** Puts a calculated gradient beside a measured one and says what that means. */
final class Comparison {
  /** Double precision and a step of 1e-5 do much better on anything smooth. */
  private static final double TOLERANCE = 1e-6;

  /** A slope to one side of a kink is a coarser measure than a central difference. */
  private static final double TOLERANCE_AT_A_KINK = 1e-4;

  private Comparison() {}

  /** {@code f} is the result as a function of this input alone. */
  static Finding of(String input, double at, double gradient, DoubleUnaryOperator f) {
    var slope = Slope.of(f, at);
    Verdict verdict = verdict(gradient, slope);
    var finding = new Finding(input, at, gradient, slope.central(), verdict, "");
    return finding.explained(words(finding, slope));
  }

  private static Verdict verdict(double gradient, Slope slope) {
    if (!Double.isFinite(gradient) || !Double.isFinite(slope.central())) {
      return Verdict.NOT_FINITE;
    }
    double low = slope.kink() ? Math.min(slope.left(), slope.right()) : slope.central();
    double high = slope.kink() ? Math.max(slope.left(), slope.right()) : slope.central();
    double size = Math.max(Math.abs(gradient), Math.abs(slope.central()));
    double tolerance =
        slope.kink() ? TOLERANCE_AT_A_KINK * size : TOLERANCE * size + slope.uncertainty();
    boolean fits = gradient >= low - tolerance && gradient <= high + tolerance;
    return !fits ? Verdict.WRONG : slope.kink() ? Verdict.KINK : Verdict.AGREES;
  }

  private static String words(Finding finding, Slope slope) {
    return switch (finding.verdict()) {
      case AGREES -> "agrees to " + power(finding.relativeError());
      case WRONG ->
          "WRONG: expected %s, got %s"
              .formatted(Numbers.text(finding.numerical()), Numbers.text(finding.gradient()));
      case NOT_FINITE -> "not a finite number";
      case KINK ->
          "kink: the slope is %s to the left and %s to the right; %s lies between"
              .formatted(
                  Numbers.text(slope.left()),
                  Numbers.text(slope.right()),
                  Numbers.text(finding.gradient()));
    };
  }

  /** The next power of ten above an error. */
  private static String power(double error) {
    return error < 1e-15 ? "all digits" : "1e" + (int) Math.ceil(Math.log10(error));
  }
}
