package gategrad.kernel.protocol;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as plain maps, lists, strings, numbers and booleans.
 *
 * <p>Only Gson's streams are used: they load a dozen classes, its object mapping over a hundred,
 * and a learner waits for them at every start.
 */
public final class Json {
  private Json() {}

  /**
   * Reads one JSON object.
   *
   * @throws BadMessage if the text is something else, or nested deeper than Gson allows (255)
   */
  public static Fields parse(String text) {
    try (var reader = new JsonReader(new StringReader(text))) {
      if (reader.peek() != JsonToken.BEGIN_OBJECT) {
        throw new BadMessage("expected a JSON object");
      }
      var fields = object(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new BadMessage("text after the JSON object");
      }
      return new Fields(fields);
    } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
      throw new BadMessage("broken JSON " + place(e));
    } catch (IOException e) {
      throw new BadMessage("the JSON ends too early: " + e.getMessage());
    }
  }

  /** Gson's advice is for programmers who use it; where the mistake is, is for everybody. */
  private static String place(Exception e) {
    String text = e.getMessage().lines().findFirst().orElse("");
    return text.substring(Math.max(0, text.indexOf("at line")));
  }

  private static Object value(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case STRING -> reader.nextString();
      case BOOLEAN -> reader.nextBoolean();
      case NUMBER -> number(reader.nextString());
      case NULL -> {
        reader.nextNull();
        yield Absent.ABSENT;
      }
      default -> throw new MalformedJsonException("unexpected " + reader.peek());
    };
  }

  private static Map<String, Object> object(JsonReader reader) throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    reader.beginObject();
    while (reader.hasNext()) {
      fields.put(reader.nextName(), value(reader));
    }
    reader.endObject();
    return fields;
  }

  private static List<Object> array(JsonReader reader) throws IOException {
    var items = new ArrayList<Object>();
    reader.beginArray();
    while (reader.hasNext()) {
      items.add(value(reader));
    }
    reader.endArray();
    return items;
  }

  private static Number number(String digits) {
    boolean whole = digits.length() < 19 && digits.chars().noneMatch(c -> ".eE".indexOf(c) >= 0);
    if (whole) {
      return Long.valueOf(digits);
    }
    return Double.valueOf(digits);
  }

  /** Writes maps, lists, strings, numbers, booleans; anything else by its {@code toString}. */
  public static String write(Object value) {
    var text = new StringWriter();
    try (var writer = new JsonWriter(text)) {
      writer.setSerializeNulls(true);
      write(value, writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Object value, JsonWriter writer) throws IOException {
    if (value instanceof Map<?, ?> fields) {
      writer.beginObject();
      for (var field : fields.entrySet()) {
        writer.name(String.valueOf(field.getKey()));
        write(field.getValue(), writer);
      }
      writer.endObject();
    } else if (value instanceof Iterable<?> items) {
      writer.beginArray();
      for (Object item : items) {
        write(item, writer);
      }
      writer.endArray();
    } else if (value instanceof Boolean flag) {
      writer.value(flag);
    } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      writer.value(number);
    } else if (value == null || value == Absent.ABSENT) {
      writer.nullValue();
    } else {
      writer.value(value.toString());
    }
  }

  /** JSON's null, so that no map of ours holds Java's. */
  enum Absent {
    /** The only one. */
    ABSENT
  }
}
