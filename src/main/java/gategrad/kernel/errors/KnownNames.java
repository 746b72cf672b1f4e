package gategrad.kernel.errors;

import java.util.List;

/** The names that could stand at a place. */
@FunctionalInterface
public interface KnownNames {
  /** Names that could continue this beginning of a cell, such as {@code net.} or nothing. */
  List<String> after(String beginning);

  /** Classes of this name that an import would make known, with their packages. */
  default List<String> imports(String className) {
    return List.of();
  }
}
