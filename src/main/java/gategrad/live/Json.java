package gategrad.live;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes maps, lists, texts and numbers as JSON for a page. */
final class Json {
  private Json() {}

  static String of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> text(entry.getKey().toString()) + ":" + of(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Double number) {
      return number(number);
    }
    return value instanceof String text ? text(text) : value.toString();
  }

  /** JSON has no word for NaN and infinity; the page reads them from a text. */
  private static String number(double number) {
    if (!Double.isFinite(number)) {
      return text(Double.toString(number));
    }
    return number == Math.rint(number) && Math.abs(number) < 1e15 && 1 / number > 0
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private static String text(String text) {
    return text.chars()
        .mapToObj(c -> character((char) c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String character(char c) {
    boolean plain = c >= ' ' && c < 0x7f && "\"\\<>&'".indexOf(c) < 0;
    return plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c);
  }
}
