package gategrad.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Numbers rounded for people.
 *
 * <p>Whole numbers stay whole if all numbers of a picture are whole, as on the first slide;
 * otherwise everything has the same number of decimals, as on the second. A number that this would
 * round to nothing, or that is very long, keeps its leading digits instead.
 */
record Digits(int decimals, boolean whole) {
  private static final double LONG = 1e6;

  static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < LONG;
  }

  String format(double number) {
    double size = Math.abs(number);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.toString(number);
    }
    if (size == 0 || whole && isWhole(number)) {
      return whole ? Long.toString((long) number) : fixed(0, decimals);
    }
    if (size >= LONG || size < 1e-4 && size < Math.pow(10, -decimals)) {
      return scientific(number);
    }
    return size < Math.pow(10, -decimals) ? leading(number) : fixed(number, decimals);
  }

  private static String fixed(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }

  private String leading(double number) {
    var context = new MathContext(Math.max(1, decimals));
    return new BigDecimal(number).round(context).stripTrailingZeros().toPlainString();
  }

  private String scientific(double number) {
    String[] halves = String.format(Locale.ROOT, "%." + decimals + "e", number).split("e");
    String digits = halves[0].contains(".") ? halves[0].replaceAll("\\.?0+$", "") : halves[0];
    return digits + "e" + Integer.parseInt(halves[1]);
  }
}
