package gategrad.kernel.jshell.edit;

import gategrad.kernel.errors.RuntimeError;
import gategrad.kernel.jshell.run.CellLoader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** One edit of a declaration: what variables and static fields hold, before and after it. */
final class Edit {
  private final CarryOver carry;
  private final Set<String> replaced;
  private final String cause;
  private final List<Moved> places = new ArrayList<>();

  /** A place with what it shall hold. */
  private record Moved(CellPlace place, Object value) {}

  /**
   * An edit.
   *
   * @param replaced the names of the classes that were replaced, which may be none
   * @param cause what was edited, as {@code class Net}
   */
  Edit(CellLoader loader, Set<String> replaced, String cause) {
    carry = new CarryOver(loader);
    this.replaced = replaced;
    this.cause = cause;
  }

  /** Why the value of a place could not be kept. */
  record Loss(String cause, String why) {
    String text(String name) {
      return name
          + " was reset: "
          + cause
          + " was changed, and the old value cannot be kept: "
          + why
          + ". Run the cell that sets "
          + name
          + " again";
    }
  }

  /** Takes a place in; without a replaced class its value stays as it is. */
  void add(CellPlace place) {
    Object value = replaced.isEmpty() ? place.value() : carry.carry(place, place.value());
    places.add(new Moved(place, value));
  }

  /** Gives all places their values, and tells of each whether its own was lost. */
  void end(BiConsumer<CellPlace, Optional<Loss>> settled) {
    carry.complete();
    for (Moved moved : places) {
      Optional<String> why = loss(moved.place, moved.value);
      settled.accept(moved.place, why.map(w -> new Loss(cause, w)));
    }
  }

  /** Fields for which no old object had a value. */
  Optional<String> blanks() {
    Set<String> blanks = carry.blanks();
    return blanks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "objects made before this edit have 0 or null in "
                + String.join(", ", blanks)
                + ", which had no value or one of another type");
  }

  private Optional<String> loss(CellPlace place, Object value) {
    if (place.now().isEmpty()) {
      return Optional.of("its type no longer exists");
    }
    Field field = place.now().get();
    Optional<String> failure = carry.failure(place);
    try {
      if (!FieldValues.fits(value, field.getType())) {
        if (!place.isEmptied()) {
          return Optional.empty(); // the old object stays: it fits what the variable is for
        }
        return failure.or(
            () -> Optional.of("its old value is no " + field.getType().getSimpleName()));
      }
      if (failure.isPresent() && (place.isEmptied() || names(place.type()))) {
        set(field, null);
        return failure;
      }
      if (place.isEmptied() || value != place.value()) {
        set(field, value);
      }
      return Optional.empty();
    } catch (LinkageError e) { // the new class has an initialiser that fails
      return Optional.of(RuntimeError.summary(e));
    }
  }

  /** Whether a type such as {@code List<Net>} names a replaced class. */
  private boolean names(String type) {
    return replaced.stream()
        .anyMatch(
            name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(type).find());
  }

  private static void set(Field field, Object value) {
    boolean refuses = value == null && field.getType().isPrimitive();
    if (!refuses && !Modifier.isFinal(field.getModifiers())) {
      FieldValues.setStatic(field, value);
    }
  }
}
