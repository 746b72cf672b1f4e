package gategrad.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which known words a misspelt one may have meant. */
public final class Nearest {
  private static final int SUGGESTIONS = 3;

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

  /** How many letters must be changed, inserted or removed (Levenshtein). */
  static int distance(String from, String to) {
    var row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
