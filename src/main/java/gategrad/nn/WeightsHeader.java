package gategrad.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The header of a safetensors file: JSON that says where each tensor lies. */
final class WeightsHeader {

  /** Type F64 or F32, the sizes, and the bytes from start to end. */
  record Entry(String type, int[] sizes, long start, long end) {}

  private final String json;
  private int at;

  private WeightsHeader(String json) {
    this.json = json;
  }

  static String write(Map<String, Entry> entries) {
    return entries.entrySet().stream()
        .map(
            named ->
                "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                    .formatted(
                        named.getKey().replace("\\", "\\\\").replace("\"", "\\\""),
                        named.getValue().type(),
                        java.util.Arrays.toString(named.getValue().sizes()).replace(" ", ""),
                        named.getValue().start(),
                        named.getValue().end()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Reads a header; {@code length} is how many bytes of numbers follow it. */
  static Map<String, Entry> read(String json, long length) {
    var entries = new LinkedHashMap<String, Entry>();
    var reader = new WeightsHeader(json);
    for (var named : reader.object().entrySet()) {
      if (!named.getKey().equals("__metadata__")) {
        entries.put(named.getKey(), entry(named.getKey(), named.getValue(), length));
      }
    }
    return entries;
  }

  private static Entry entry(String name, Object value, long length) {
    if (!(value instanceof Map<?, ?> fields
        && fields.get("dtype") instanceof String type
        && fields.get("shape") instanceof List<?> shape
        && fields.get("data_offsets") instanceof List<?> offsets
        && offsets.size() == 2)) {
      throw new IllegalArgumentException(name + " lacks dtype, shape or data_offsets");
    }
    if (!type.equals("F64") && !type.equals("F32")) {
      throw new IllegalArgumentException(name + " has type " + type + "; F32 and F64 can be read");
    }
    int[] sizes = shape.stream().mapToInt(size -> Math.toIntExact(number(name, size))).toArray();
    long start = number(name, offsets.get(0));
    long end = number(name, offsets.get(1));
    long count = java.util.Arrays.stream(sizes).asLongStream().reduce(1, Math::multiplyExact);
    if (start < 0 || end > length || end - start != count * (type.equals("F64") ? 8 : 4)) {
      throw new IllegalArgumentException(
          "%s should lie at bytes %d to %d, but %d bytes are there"
              .formatted(name, start, end, length));
    }
    return new Entry(type, sizes, start, end);
  }

  private static long number(String name, Object value) {
    if (value instanceof Long number && number >= 0) {
      return number;
    }
    throw new IllegalArgumentException(name + " has a shape or offset that is not a number");
  }

  private Map<String, Object> object() {
    var object = new LinkedHashMap<String, Object>();
    expect('{');
    while (peek() != '}') {
      String key = string();
      expect(':');
      object.put(key, value());
      if (peek() == ',') {
        at++;
      }
    }
    at++;
    return object;
  }

  private List<Object> list() {
    var list = new ArrayList<>();
    expect('[');
    while (peek() != ']') {
      list.add(value());
      if (peek() == ',') {
        at++;
      }
    }
    at++;
    return list;
  }

  private Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      default -> integer();
    };
  }

  private Long integer() {
    int start = at;
    while (at < json.length() && "-0123456789".indexOf(json.charAt(at)) >= 0) {
      at++;
    }
    try {
      return Long.valueOf(json.substring(start, at));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("its header is not readable at character " + start);
    }
  }

  private String string() {
    expect('"');
    var text = new StringBuilder();
    while (at < json.length() && json.charAt(at) != '"') {
      if (json.charAt(at) == '\\') {
        at++;
      }
      if (at < json.length()) {
        text.append(json.charAt(at++));
      }
    }
    expect('"');
    return text.toString();
  }

  private char peek() {
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    if (at >= json.length()) {
      throw new IllegalArgumentException("its header ends too early");
    }
    return json.charAt(at);
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw new IllegalArgumentException(
          "its header has '%s' at character %d where '%s' belongs"
              .formatted(json.charAt(at), at, wanted));
    }
    at++;
  }
}
