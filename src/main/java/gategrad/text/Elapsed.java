package gategrad.text;

import java.util.Locale;

/** Writes how long something took or will take. */
public final class Elapsed {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private Elapsed() {}

  /**
   * As a clock beside a running thing shows it: {@code 4.2 s}, {@code 3 min 5 s}, {@code 1 h 2
   * min}.
   */
  public static String text(double seconds) {
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, seconds < 9.95 ? "%.1f s" : "%.0f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < HOUR
        ? whole / MINUTE + " min " + whole % MINUTE + " s"
        : whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
  }

  /** As a measurement, with three digits: {@code 12.3 ms}, {@code 4.56 s}. */
  public static String precise(double seconds) {
    return seconds < 1
        ? String.format(Locale.ROOT, "%.3g ms", seconds * 1e3)
        : String.format(Locale.ROOT, "%.3g s", seconds);
  }
}
