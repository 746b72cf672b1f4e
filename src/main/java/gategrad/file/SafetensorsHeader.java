package gategrad.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The header of a safetensors file: says where each tensor lies among the bytes that follow.
 *
 * <p>The rules are those of the format: every byte belongs to exactly one tensor, and a tensor has
 * as many bytes as its type and its sizes need.
 *
 * @param entries the tensors by name
 * @param metadata words about the file, by name
 */
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> metadata) {
  private static final String METADATA = "__metadata__";

  /** Bits per number of each type that the format knows. */
  private static final Map<String, Integer> BITS =
      Map.ofEntries(
          Map.entry("F4", 4),
          Map.entry("F6_E2M3", 6),
          Map.entry("F6_E3M2", 6),
          Map.entry("BOOL", 8),
          Map.entry("U8", 8),
          Map.entry("I8", 8),
          Map.entry("F8_E5M2", 8),
          Map.entry("F8_E4M3", 8),
          Map.entry("F8_E8M0", 8),
          Map.entry("I16", 16),
          Map.entry("U16", 16),
          Map.entry("F16", 16),
          Map.entry("BF16", 16),
          Map.entry("I32", 32),
          Map.entry("U32", 32),
          Map.entry("F32", 32),
          Map.entry("C64", 64),
          Map.entry("F64", 64),
          Map.entry("I64", 64),
          Map.entry("U64", 64));

  /** A type such as F64, the sizes, and the bytes from start to end, counted after the header. */
  record Entry(String type, List<Long> sizes, long start, long end) {
    /** For example {@code F64 (2, 3)}. */
    @Override
    public String toString() {
      return sizes.stream()
          .map(String::valueOf)
          .collect(Collectors.joining(", ", type + " (", ")"));
    }
  }

  /** Reads and checks a header; an IllegalArgumentException says what is wrong with it. */
  static SafetensorsHeader read(String json) {
    var entries = new LinkedHashMap<String, Entry>();
    Map<String, String> metadata = Map.of();
    for (var named : object("its header", Json.read(json)).entrySet()) {
      if (named.getKey().equals(METADATA)) {
        metadata = words(named.getValue());
      } else {
        entries.put(named.getKey(), entry("'" + named.getKey() + "'", named.getValue()));
      }
    }
    checkPlaces(entries);
    return new SafetensorsHeader(entries, metadata);
  }

  /** How many bytes follow the header. */
  long length() {
    return entries.values().stream().mapToLong(Entry::end).max().orElse(0);
  }

  private static Map<String, Object> object(String what, Object value) {
    if (!(value instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException(what + " is no JSON object");
    }
    var object = new LinkedHashMap<String, Object>();
    fields.forEach((name, field) -> object.put((String) name, field));
    return object;
  }

  private static Map<String, String> words(Object value) {
    var words = new LinkedHashMap<String, String>();
    for (var field : object(METADATA, value).entrySet()) {
      if (!(field.getValue() instanceof String word)) {
        throw new IllegalArgumentException(
            "%s has a '%s' that is no text".formatted(METADATA, field.getKey()));
      }
      words.put(field.getKey(), word);
    }
    return words;
  }

  private static Entry entry(String name, Object value) {
    var fields = object(name, value);
    if (!(fields.get("dtype") instanceof String type
        && fields.get("shape") instanceof List<?> shape
        && fields.get("data_offsets") instanceof List<?> offsets
        && offsets.size() == 2)) {
      throw new IllegalArgumentException(name + " lacks dtype, shape or its two data_offsets");
    }
    if (!BITS.containsKey(type)) {
      throw new IllegalArgumentException(name + " has the unknown type " + type);
    }
    var sizes = shape.stream().map(size -> number(name, size)).toList();
    var entry = new Entry(type, sizes, number(name, offsets.get(0)), number(name, offsets.get(1)));
    checkLength(name, entry);
    return entry;
  }

  /** A whole number from 0 on, written without point or exponent. */
  private static long number(String name, Object value) {
    if (value instanceof Json.Literal literal && literal.number().matches("[0-9]{1,18}")) {
      return Long.parseLong(literal.number());
    }
    throw new IllegalArgumentException(
        "%s has a size or offset that is no number of bytes: %s".formatted(name, value));
  }

  private static void checkLength(String name, Entry entry) {
    long bits = BITS.get(entry.type());
    try {
      for (long size : entry.sizes()) {
        bits = Math.multiplyExact(bits, size);
      }
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("%s is too large: %s".formatted(name, entry), e);
    }
    if (bits % 8 != 0 || entry.end() - entry.start() != bits / 8) {
      throw new IllegalArgumentException(
          "%s is %s, which does not fill the bytes from %s to %s"
              .formatted(name, entry, String.valueOf(entry.start()), String.valueOf(entry.end())));
    }
  }

  /** Tensors lie one after the other: none overlaps another, and nothing lies between two. */
  private static void checkPlaces(Map<String, Entry> entries) {
    var inOrder = new ArrayList<>(entries.entrySet());
    inOrder.sort(
        Comparator.comparing((Map.Entry<String, Entry> named) -> named.getValue().start())
            .thenComparing(named -> named.getValue().end()));
    long end = 0;
    for (var named : inOrder) {
      if (named.getValue().start() != end) {
        throw new IllegalArgumentException(
            "'%s' begins at byte %s where byte %s is next: tensors overlap or leave a hole"
                .formatted(
                    named.getKey(), String.valueOf(named.getValue().start()), String.valueOf(end)));
      }
      end = named.getValue().end();
    }
  }

  /** The header as JSON, filled with blanks so that the numbers after it lie well in memory. */
  String write() {
    var parts = new ArrayList<String>();
    if (!metadata.isEmpty()) {
      parts.add(
          metadata.entrySet().stream()
              .map(word -> Json.quoted(word.getKey()) + ":" + Json.quoted(word.getValue()))
              .collect(Collectors.joining(",", "\"" + METADATA + "\":{", "}")));
    }
    entries.forEach((name, entry) -> parts.add(Json.quoted(name) + ":" + json(entry)));
    return "{" + String.join(",", parts) + "}";
  }

  private static String json(Entry entry) {
    String sizes = entry.sizes().stream().map(String::valueOf).collect(Collectors.joining(","));
    return "{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%s,%s]}"
        .formatted(entry.type(), sizes, String.valueOf(entry.start()), String.valueOf(entry.end()));
  }
}
