package gategrad.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which known words a misspelt one may have meant. */
public final class Nearest {
  private static final int SUGGESTIONS = 3;
  private static final int SHORT = 3;

  private Nearest() {}

  /** Up to three words, the most similar first; none if nothing is similar. */
  public static List<String> to(String word, Collection<String> known) {
    int farthest = Math.max(2, word.length() / 2);
    return known.stream()
        .filter(other -> distance(word, other) <= farthest)
        .sorted(
            Comparator.<String>comparingInt(other -> distance(word, other))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SUGGESTIONS)
        .toList();
  }

  /** The one known name that a misspelt name was surely meant to be, if there is one. */
  public static Optional<String> one(String name, Collection<String> known) {
    int most = name.length() < SHORT ? 0 : Math.max(1, name.length() / 4);
    return known.stream()
        .filter(
            c -> !c.equals(name) && !c.isEmpty() && Math.abs(c.length() - name.length()) <= most)
        .filter(c -> distance(name, c) <= most)
        .filter(c -> name.length() > SHORT || sameStart(name, c))
        .min(
            Comparator.comparingInt((String c) -> distance(name, c))
                .thenComparing(c -> startsUpper(c) != startsUpper(name))
                .thenComparing(c -> c.length() <= name.length()) // a letter was left out, mostly
                .thenComparing(c -> c));
  }

  /** So short a name is near to many that were not meant. */
  private static boolean sameStart(String a, String b) {
    return a.substring(0, 1).equalsIgnoreCase(b.substring(0, 1));
  }

  /** A type and a variable may differ by their first letter alone. */
  private static boolean startsUpper(String name) {
    return Character.isUpperCase(name.charAt(0));
  }

  /** Edits between the words, case apart: insert, delete, replace, or swap two neighbours. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, String a, String b, int i, int j) {
    int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, 1 + d[i - 2][j - 2]) : best;
  }
}
