package gategrad.kernel.display;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The words for what gives its elements once: to show them would take them away. */
final class Untaken {
  private Untaken() {}

  /** Empty if the value is neither a stream nor an iterator. */
  static Optional<String> words(Object value) {
    if (value instanceof Stream) {
      return Optional.of("a Stream; toList() gives its elements");
    } else if (value instanceof BaseStream) {
      return Optional.of("%s; toArray() gives its elements".formatted(kind(value)));
    }
    boolean iterator = value instanceof Iterator && value.getClass().getName().startsWith("java.");
    return iterator ? Optional.of("an Iterator; next() gives its elements") : Optional.empty();
  }

  private static String kind(Object stream) {
    if (stream instanceof IntStream) {
      return "an IntStream";
    } else if (stream instanceof LongStream) {
      return "a LongStream";
    }
    return stream instanceof DoubleStream ? "a DoubleStream" : "a stream";
  }
}
