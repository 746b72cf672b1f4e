package gategrad.kernel.jshell.edit;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/**
 * The sets and maps that the JDK makes for one enum; for a new version of it they are made anew.
 */
final class EnumContainers {
  private EnumContainers() {}

  /** The enum that a set or map of the JDK was made for; empty if it takes other things as well. */
  static Optional<Class<?>> enumOf(Object container) {
    if (container instanceof EnumSet<?> set) {
      return declaring(set.isEmpty() ? EnumSet.complementOf(set) : set);
    } else if (container instanceof EnumMap<?, ?> map) {
      return map.isEmpty() ? writtenKeyType(map) : declaring(map.keySet());
    }
    return Optional.empty();
  }

  private static Optional<Class<?>> declaring(Collection<? extends Enum<?>> constants) {
    return constants.stream().findFirst().map(Enum::getDeclaringClass);
  }

  /** An empty map names its enum nowhere but in its serial form. */
  private static Optional<Class<?>> writtenKeyType(EnumMap<?, ?> empty) {
    var written = new ArrayList<Class<?>>();
    try (var out =
        new ObjectOutputStream(OutputStream.nullOutputStream()) {
          @Override
          protected void annotateClass(Class<?> type) {
            written.add(type);
          }
        }) {
      out.writeObject(empty);
    } catch (IOException e) {
      throw new UncheckedIOException("an empty map could not be written", e);
    }
    return written.stream().filter(Class::isEnum).findFirst();
  }

  /** A set of these constants of an enum. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // which enum is known at run time only
  static Object set(Class<?> type, Collection<?> constants) {
    EnumSet set = EnumSet.noneOf((Class) type);
    set.addAll(constants);
    return set;
  }

  /** A map from constants of an enum. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // which enum is known at run time only
  static Object map(Class<?> type, Map<?, ?> entries) {
    EnumMap map = new EnumMap((Class) type);
    map.putAll(entries);
    return map;
  }
}
