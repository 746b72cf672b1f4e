package gategrad.mistake;

/**
 * When a learner's number is the expected one: up to rounding, measured against the number itself.
 *
 * <p>NaN agrees with nothing and infinity with the same infinity only. Where nothing is expected to
 * be left, 0, rounding may leave 1e-15.
 *
 * @param relative the difference allowed, as a share of the larger of the two
 * @param absolute the difference allowed whatever their size; 0 unless the expected number is only
 *     measured
 */
public record Agreement(double relative, double absolute) {
  /** The expected number is calculated: nine digits must be right. */
  public static final Agreement EXACT = new Agreement(1e-9, 0);

  /** The expected number is a central difference. */
  public static final Agreement MEASURED = new Agreement(1e-5, 1e-8);

  private static final double ROUNDING_OF_ZERO = 1e-15;

  /** Whether the two are the same number. */
  public boolean same(double expected, double got) {
    if (expected == got) {
      return true;
    }
    double difference = Math.abs(expected - got);
    double size = Math.max(Math.abs(expected), Math.abs(got));
    return Double.isFinite(size)
        && (difference <= relative * size
            || difference <= absolute
            || expected == 0 && difference <= ROUNDING_OF_ZERO);
  }

  /** Whether a mistake explains these numbers: a mistake may well give NaN. */
  boolean explains(double[] mistaken, double[] got) {
    boolean same = mistaken.length == got.length;
    for (int k = 0; same && k < got.length; k++) {
      same = Double.isNaN(got[k]) ? Double.isNaN(mistaken[k]) : same(mistaken[k], got[k]);
    }
    return same;
  }

  /** Whether all of them are, and there are as many. */
  public boolean same(double[] expected, double[] got) {
    return expected.length == got.length && firstDifference(expected, got) == expected.length;
  }

  /** Where the first difference is; the length if there is none. */
  int firstDifference(double[] expected, double[] got) {
    int k = 0;
    while (k < expected.length && same(expected[k], got[k])) {
      k++;
    }
    return k;
  }
}
