package gategrad.kernel.display;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The components of a record whose {@code toString} is the one that Java wrote. */
final class RecordParts {
  /** A component with its value, which may be null. */
  record Part(String name, Object value) {}

  private RecordParts() {}

  /** Empty if this is no record, or one that says in words of its own what it holds. */
  static Optional<List<Part>> of(Object value) {
    if (!(value instanceof Record)) {
      return Optional.empty();
    }
    try {
      var parts = new ArrayList<Part>();
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        parts.add(new Part(component.getName(), component.getAccessor().invoke(value)));
      }
      return javas(value, parts).equals(value.toString()) ? Optional.of(parts) : Optional.empty();
    } catch (ReflectiveOperationException | RuntimeException | StackOverflowError e) {
      return Optional.empty(); // what toString says, or why it fails, is shown
    }
  }

  /** What Java's own toString says: nothing else tells it from a learner's. */
  private static String javas(Object value, List<Part> parts) {
    return parts.stream()
        .map(part -> part.name() + "=" + part.value())
        .collect(Collectors.joining(", ", value.getClass().getSimpleName() + "[", "]"));
  }
}
