package gategrad.kernel.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cells of this session, for front ends that let one scroll back through them. */
final class History {
  private static final int SESSION = 1;
  private static final int MOST = 10_000;
  private static final int MOST_OUTPUT = 1_000;

  private record Entry(int number, String source, String output) {
    List<Object> row(boolean withOutput) {
      return List.of(
          SESSION,
          number,
          withOutput ? List.of(source, output.isEmpty() ? Json.Absent.ABSENT : output) : source);
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** Keeps a cell, and the beginning of what it showed. */
  synchronized void add(int number, String source, String output) {
    if (entries.size() == MOST) {
      entries.remove(0);
    }
    entries.add(
        new Entry(number, source, output.substring(0, Math.min(output.length(), MOST_OUTPUT))));
  }

  /** The rows that a history_request asks for, oldest first. */
  synchronized Map<String, Object> reply(Fields request) {
    String kind = request.text("hist_access_type", "tail");
    int most = Math.max(0, request.number("n", MOST));
    List<Entry> found =
        switch (kind) {
          case "tail" -> last(entries, most);
          case "range" -> range(request);
          case "search" -> last(search(request), most);
          default -> throw new BadMessage("hist_access_type '" + kind + "' is unknown");
        };
    boolean output = request.flag("output", false);
    return Map.of("status", "ok", "history", found.stream().map(e -> e.row(output)).toList());
  }

  private static List<Entry> last(List<Entry> entries, int n) {
    return entries.subList(Math.max(0, entries.size() - n), entries.size());
  }

  private List<Entry> range(Fields request) {
    int session = request.number("session", 0);
    if (session != 0 && session != SESSION) {
      return List.of();
    }
    int start = request.number("start", 0);
    int stop = request.number("stop", Integer.MAX_VALUE);
    return entries.stream().filter(e -> e.number() >= start && e.number() < stop).toList();
  }

  private List<Entry> search(Fields request) {
    String pattern = request.text("pattern", "*");
    List<Entry> found = entries.stream().filter(e -> matches(pattern, e.source())).toList();
    if (!request.flag("unique", false)) {
      return found;
    }
    var latest = new LinkedHashMap<String, Entry>();
    for (Entry entry : found) {
      latest.remove(entry.source());
      latest.put(entry.source(), entry);
    }
    return List.copyOf(latest.values());
  }

  /**
   * Jupyter's patterns: a star stands for any text, a question mark for one character. After a
   * mismatch only the last star takes one character more, so no pattern takes long.
   */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int star = -1;
    int taken = 0;
    for (int t = 0; t < text.length(); ) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        taken = t;
      } else if (p < pattern.length() && isSame(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++taken;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(c -> c == '*');
  }

  private static boolean isSame(char wanted, char found) {
    return wanted == '?' || wanted == found;
  }
}
