package gategrad.kernel.protocol;

import java.util.Map;

/**
 * The fields of a JSON object that came from outside, read with a check of their type.
 *
 * @param map the fields as {@link Json#parse} makes them
 */
public record Fields(Map<String, Object> map) {

  /** A text that has to be there. */
  public String text(String name) {
    return read(name, String.class);
  }

  /** A text, or {@code otherwise} if the field is missing. */
  public String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /** True or false, or {@code otherwise} if the field is missing. */
  public boolean flag(String name, boolean otherwise) {
    return has(name) ? read(name, Boolean.class) : otherwise;
  }

  /** A whole number, or {@code otherwise} if the field is missing; one too large is cut. */
  public int number(String name, int otherwise) {
    return has(name) ? (int) read(name, Number.class).doubleValue() : otherwise;
  }

  /** An object; without fields if it is missing. */
  @SuppressWarnings("unchecked") // Json gives every object these types
  public Fields object(String name) {
    return new Fields(has(name) ? (Map<String, Object>) read(name, Map.class) : Map.of());
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return map.getOrDefault(name, Json.Absent.ABSENT) != Json.Absent.ABSENT;
  }

  private <T> T read(String name, Class<T> type) {
    Object value = map.get(name);
    if (!type.isInstance(value)) {
      String found = value == null ? "is missing" : "is " + value.getClass().getSimpleName();
      throw new BadMessage(
          "field '" + name + "' should be " + type.getSimpleName() + " but " + found);
    }
    return type.cast(value);
  }
}
