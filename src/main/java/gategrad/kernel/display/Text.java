package gategrad.kernel.display;

import gategrad.kernel.errors.JavaNames;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Values as text: like {@code toString}, but arrays are readable wherever they are held, nothing is
 * endless, and a value whose {@code toString} fails does not hide the others.
 */
public final class Text {
  private static final int MOST_ELEMENTS = 100;
  private static final int EDGE = 10;
  private static final int MOST_CHARACTERS = 100_000;
  private static final int MOST_OF_ELEMENT = 1_000;
  private static final int MOST_OF_CELL = 200;
  private static final int MOST_OF_LINE = 150;
  private static final int NOTE = 50; // room to say what is left out
  private static final int TAIL = 20; // one character in so many

  private final StringBuilder text = new StringBuilder();
  private final Set<Object> around = Collections.newSetFromMap(new IdentityHashMap<>());
  private final int most;
  private boolean hasElements;

  private Text(int most) {
    this.most = most;
  }

  /** The value as text, of bounded length. */
  static String of(Object value) {
    return text(value, MOST_CHARACTERS);
  }

  /** The value on one short line, also if its {@code toString} fails. */
  public static String line(Object value) {
    String text;
    try {
      text = text(value, MOST_OF_LINE);
    } catch (RuntimeException | StackOverflowError e) {
      text = shorten(failed(value, e), MOST_OF_LINE);
    }
    return text.replaceAll("\\s*\\R\\s*", " ");
  }

  /** A number with at most six digits, so that the columns of a matrix stay narrow. */
  static String cell(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      String exact = value.toString();
      return exact.length() <= 8 || !Double.isFinite(number)
          ? exact
          : String.format(Locale.ROOT, "%.6g", number);
    }
    return text(value, MOST_OF_CELL);
  }

  private static String text(Object value, int most) {
    var writer = new Text(most);
    writer.add(value);
    String text = writer.text.toString();
    return writer.hasElements && writer.isFull()
        ? text.substring(0, most - NOTE) + " ... and more"
        : shorten(text, most);
  }

  /** Head and tail of a text, and how much is left out between them. */
  static String shorten(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int kept = most - NOTE;
    int tail = kept / TAIL;
    return "%s ... %,d characters left out ... %s"
        .formatted(
            text.substring(0, kept - tail),
            text.length() - kept,
            text.substring(text.length() - tail));
  }

  private boolean isFull() {
    return text.length() > most;
  }

  private void add(Object value) {
    Optional<List<RecordParts.Part>> parts = RecordParts.of(value);
    if (value instanceof Map<?, ?> map && hasToStringOfTheJdk(value)) {
      inside(value, () -> map(map));
    } else if (value instanceof Collection<?> collection && hasToStringOfTheJdk(value)) {
      inside(value, () -> list(collection));
    } else if (value != null && value.getClass().isArray()) {
      inside(value, () -> list(ArrayView.of(value).orElseThrow()));
    } else if (parts.isPresent()) {
      inside(value, () -> record(value, parts.get()));
    } else if (value instanceof Optional<?> optional && optional.isPresent()) {
      inside(value, () -> around("Optional[", optional.get(), "]"));
    } else if (value instanceof Map.Entry<?, ?> entry && hasToStringOfTheJdk(value)) {
      inside(value, () -> entry(entry));
    } else if (value instanceof AtomicReference<?> reference && hasToStringOfTheJdk(value)) {
      inside(value, () -> add(reference.get()));
    } else {
      text.append(around.isEmpty() ? string(value) : shorten(element(value), MOST_OF_ELEMENT));
    }
  }

  /** A learner's own collection may have a toString of its own. */
  private static boolean hasToStringOfTheJdk(Object value) {
    try {
      return value
          .getClass()
          .getMethod("toString")
          .getDeclaringClass()
          .getName()
          .startsWith("java.");
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every object has a toString", e);
    }
  }

  private void record(Object value, List<RecordParts.Part> parts) {
    text.append(value.getClass().getSimpleName()).append("[");
    for (int i = 0; i < parts.size() && !isFull(); i++) {
      text.append(i == 0 ? "" : ", ").append(parts.get(i).name()).append("=");
      add(parts.get(i).value());
    }
    text.append("]");
  }

  private void entry(Map.Entry<?, ?> entry) {
    add(entry.getKey());
    text.append("=");
    add(entry.getValue());
  }

  private void around(String before, Object value, String after) {
    text.append(before);
    add(value);
    text.append(after);
  }

  private static String string(Object value) {
    String string = value == null ? null : value.toString();
    if (string == null) {
      return "null";
    }
    return value instanceof String
        ? string
        : Untaken.words(value).orElseGet(() -> JavaNames.ofObject(string));
  }

  private static String element(Object value) {
    try {
      return string(value);
    } catch (RuntimeException | StackOverflowError e) {
      return failed(value, e);
    }
  }

  private static String failed(Object value, Throwable why) {
    String reason;
    try {
      reason = JavaNames.plain(why.toString());
    } catch (RuntimeException | StackOverflowError e) { // a learner's getMessage
      reason = why.getClass().getSimpleName();
    }
    return "(a %s whose toString failed: %s)".formatted(value.getClass().getSimpleName(), reason);
  }

  private void inside(Object container, Runnable elements) {
    if (!around.add(container)) {
      text.append("(this ").append(kind(container)).append(" again)");
      return;
    }
    hasElements = true;
    elements.run();
    around.remove(container);
  }

  private static String kind(Object container) {
    if (container.getClass().isArray()) {
      return "array";
    } else if (container instanceof Map) {
      return "map";
    } else if (container instanceof Collection) {
      return "list";
    }
    return container instanceof Record ? "record" : "object";
  }

  private void list(Collection<?> elements) {
    text.append("[");
    int size = elements.size();
    int head = size <= MOST_ELEMENTS ? size : EDGE;
    Iterator<?> next = elements.iterator();
    for (int i = 0; i < head && next.hasNext() && !isFull(); i++) {
      text.append(i == 0 ? "" : ", ");
      add(next.next());
    }
    boolean hasTail = elements instanceof List<?> && elements instanceof RandomAccess;
    leftOut(size - head - (hasTail ? EDGE : 0));
    for (int i = Math.max(head, size - EDGE); i < size && hasTail && !isFull(); i++) {
      text.append(", ");
      add(((List<?>) elements).get(i));
    }
    text.append("]");
  }

  private void map(Map<?, ?> map) {
    text.append("{");
    int head = map.size() <= MOST_ELEMENTS ? map.size() : EDGE;
    Iterator<? extends Map.Entry<?, ?>> next = map.entrySet().iterator();
    for (int i = 0; i < head && next.hasNext() && !isFull(); i++) {
      text.append(i == 0 ? "" : ", ");
      entry(next.next());
    }
    leftOut(map.size() - head);
    text.append("}");
  }

  private void leftOut(int elements) {
    if (elements > 0) {
      text.append(", ... %,d more".formatted(elements));
    }
  }
}
