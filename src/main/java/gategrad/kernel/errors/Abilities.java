package gategrad.kernel.errors;

import java.util.Optional;
import java.util.Set;

/**
 * What can be done with an object of a type, as far as an error's hint may propose it.
 *
 * @param alone methods without parameters
 * @param withNumber methods that take one number
 * @param withItsKind methods that take one object of the same type
 * @param number the method that gives the object's number, such as {@code data}; empty if none does
 * @param fromNumber the call that makes such an object of a number, such as {@code Value.of}
 * @param record whether it is a record
 */
public record Abilities(
    Set<String> alone,
    Set<String> withNumber,
    Set<String> withItsKind,
    Optional<String> number,
    Optional<String> fromNumber,
    boolean record) {
  /** Of a type of which nothing is known. */
  public static final Abilities UNKNOWN =
      new Abilities(Set.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), false);
}
