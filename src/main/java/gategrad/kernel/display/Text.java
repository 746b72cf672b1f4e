package gategrad.kernel.display;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Values as text: like {@code toString}, but arrays are readable and nothing is endless. */
final class Text {
  private static final int MOST_ELEMENTS = 100;
  private static final int MOST_CHARACTERS = 100_000;
  private static final int DEEPEST = 6;

  private Text() {}

  /** The value as text, of bounded length. */
  static String of(Object value) {
    String text = text(value, 0);
    int left = text.length() - MOST_CHARACTERS;
    return left <= 0
        ? text
        : text.substring(0, MOST_CHARACTERS) + "\n... " + left + " characters left out";
  }

  private static String text(Object value, int depth) {
    var elements = value == null ? null : ArrayView.of(value).orElse(null);
    if (elements == null && value instanceof Collection<?> collection && isOfTheJdk(value)) {
      return list(collection, depth);
    } else if (elements != null) {
      return list(elements, depth);
    } else if (value instanceof Map<?, ?> map && isOfTheJdk(value)) {
      return map(map, depth);
    }
    return String.valueOf(value);
  }

  /** A learner's own collection has its own toString. */
  private static boolean isOfTheJdk(Object value) {
    return value.getClass().getName().startsWith("java.");
  }

  private static String list(Collection<?> elements, int depth) {
    if (depth == DEEPEST) {
      return "[...]";
    }
    var text = new StringBuilder("[");
    Iterator<?> next = elements.iterator();
    for (int i = 0; i < MOST_ELEMENTS && next.hasNext(); i++) {
      text.append(i == 0 ? "" : ", ").append(text(next.next(), depth + 1));
    }
    return text.append(rest(elements.size())).append("]").toString();
  }

  private static String map(Map<?, ?> map, int depth) {
    if (depth == DEEPEST) {
      return "{...}";
    }
    var text = new StringBuilder("{");
    Iterator<? extends Map.Entry<?, ?>> next = map.entrySet().iterator();
    for (int i = 0; i < MOST_ELEMENTS && next.hasNext(); i++) {
      var entry = next.next();
      text.append(i == 0 ? "" : ", ")
          .append(text(entry.getKey(), depth + 1))
          .append("=")
          .append(text(entry.getValue(), depth + 1));
    }
    return text.append(rest(map.size())).append("}").toString();
  }

  private static String rest(int size) {
    return size <= MOST_ELEMENTS ? "" : ", ... " + (size - MOST_ELEMENTS) + " more";
  }

  /** A number with at most six digits, so that the columns of a matrix stay narrow. */
  static String cell(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      String exact = value.toString();
      return exact.length() <= 8 || !Double.isFinite(number)
          ? exact
          : String.format(java.util.Locale.ROOT, "%.6g", number);
    }
    return text(value, 1);
  }

  /** Lines of right-aligned columns. */
  static String aligned(List<List<String>> rows) {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (var row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    var text = new StringBuilder();
    for (var row : rows) {
      for (int i = 0; i < row.size(); i++) {
        text.append(i == 0 ? "" : "  ")
            .append(" ".repeat(widths[i] - row.get(i).length()))
            .append(row.get(i));
      }
      text.append("\n");
    }
    return text.toString();
  }
}
