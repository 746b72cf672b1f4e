package gategrad.kernel.errors;

import java.util.List;
import java.util.Optional;

/** The names that could stand at a place. */
@FunctionalInterface
public interface KnownNames {
  /** Names that could continue this beginning of a cell, such as {@code net.} or nothing. */
  List<String> after(String beginning);

  /** Classes of this name that an import would make known, with their packages. */
  default List<String> imports(String className) {
    return List.of();
  }

  /** What can be done with objects of a type, as a compiler's message names it. */
  default Abilities abilities(String type) {
    return Abilities.UNKNOWN;
  }

  /** What a class that a cell declared waits for before it can be used; empty if for nothing. */
  default Optional<String> waitsFor(String className) {
    return Optional.empty();
  }

  /** How to get an object of a class that {@code new} cannot make; empty if it can. */
  default Optional<Makers> makers(String className) {
    return Optional.empty();
  }

  /** Whether a cell tried to declare a class of this name, and it did not compile. */
  default boolean failed(String className) {
    return false;
  }

  /**
   * Ways to an object without {@code new}.
   *
   * @param ways the best first, as a cell would write them
   * @param learners whether a cell declared the class
   */
  record Makers(List<String> ways, boolean learners) {}
}
