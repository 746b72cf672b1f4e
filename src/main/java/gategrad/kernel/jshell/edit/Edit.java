package gategrad.kernel.jshell.edit;

import gategrad.kernel.errors.RuntimeError;
import gategrad.kernel.jshell.edit.CellPlace.State;
import gategrad.kernel.jshell.run.CellCalls;
import gategrad.kernel.jshell.run.CellLoader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** One edit of a declaration: what variables and static fields hold, before and after it. */
final class Edit {
  private final CarryOver carry;
  private final CellLoader loader;
  private final Set<String> replaced;
  private final String cause;
  private final List<CellPlace> places = new ArrayList<>();
  private final Set<String> begunAnew = new TreeSet<>();
  private boolean isInterrupted;

  /**
   * What a learner is told of a place that could not be given what it held.
   *
   * @param isReset whether the old value is gone
   */
  record Loss(String text, String cause, boolean isReset) {}

  /**
   * An edit.
   *
   * @param replaced the names of the classes that were replaced, which may be none
   * @param cause what was edited, as {@code class Net}
   */
  Edit(CellLoader loader, Set<String> replaced, String cause) {
    carry = new CarryOver(loader);
    this.loader = loader;
    this.replaced = replaced;
    this.cause = cause;
  }

  /** Says what stands for an object already, which then is not moved. */
  void becomes(Object old, Object now) {
    carry.becomes(old, now);
  }

  void add(CellPlace place) {
    places.add(place);
  }

  /**
   * Gives all places their values, and tells of each whether its own was lost. The learner's code
   * runs on the way (a constructor, equals, hashCode), so an interrupt must reach it.
   */
  void end(CellCalls calls, BiConsumer<CellPlace, Optional<Loss>> settled) {
    var done = new AtomicReference<List<Optional<Loss>>>();
    calls.call(
        () -> {
          done.set(carryAll(calls::isEnding));
          return true;
        });
    isInterrupted = done.get() == null;
    for (int i = 0; i < places.size(); i++) {
      CellPlace place = places.get(i);
      settled.accept(place, isInterrupted ? interrupted(place) : done.get().get(i));
    }
  }

  private List<Optional<Loss>> carryAll(BooleanSupplier interrupted) {
    var values = new ArrayList<Object>(places.size());
    places.forEach(
        place ->
            values.add(
                replaced.isEmpty()
                    ? place.value()
                    : carry.carry(place, place.value(), interrupted)));
    carry.complete();
    var losses = new ArrayList<Optional<Loss>>(places.size());
    for (int i = 0; i < places.size(); i++) {
      losses.add(settle(places.get(i), values.get(i)));
    }
    return losses;
  }

  private Optional<Loss> interrupted(CellPlace place) {
    return place.state() == State.UNTOUCHED
        ? Optional.empty()
        : Optional.of(loss(place, "the move was interrupted"));
  }

  /** What is to be said of more than one place, a line each. */
  List<String> notices() {
    var lines = new ArrayList<String>();
    if (isInterrupted) {
      lines.add(
          "what other variables hold may still be of "
              + cause
              + " before the edit, since the move was interrupted");
    }
    Set<String> blanks = carry.blanks();
    if (!blanks.isEmpty()) {
      lines.add(
          "objects made before this edit have 0 or null in "
              + String.join(", ", blanks)
              + ", which had no value or one of another type");
    }
    if (!begunAnew.isEmpty()) {
      lines.add(
          String.join(", ", begunAnew)
              + (begunAnew.size() == 1 ? " is final and has" : " are final and have")
              + " what the edited class begins with, not what was put in since");
    }
    return lines;
  }

  private Optional<Loss> settle(CellPlace place, Object value) {
    if (place.now().isEmpty()) {
      return Optional.of(loss(place, "its type no longer exists"));
    }
    Field field = place.now().get();
    try {
      Optional<String> why = obstacle(place, value, field);
      if (why.isPresent()) {
        return Optional.of(refuse(place, value, field, why.get()));
      }
      if (place.state() == State.FIRST_VALUE && isFinal(field)) {
        noteBegunAnew(place, value, FieldValues.readStatic(field));
      } else if (place.state() != State.UNTOUCHED || value != place.value()) {
        FieldValues.setStatic(field, value);
      }
      return Optional.empty();
    } catch (LinkageError e) { // the new class has an initialiser that fails
      return Optional.of(loss(place, RuntimeError.summary(e)));
    }
  }

  /** Why a place cannot have the value that stands for its old one. */
  private Optional<String> obstacle(CellPlace place, Object value, Field field) {
    Optional<String> failure = carry.failure(place);
    if (failure.isPresent()) {
      return failure;
    }
    if (!FieldValues.fits(value, field.getType())) {
      boolean holdsNothing = value == null && place.state() == State.EMPTY;
      return holdsNothing
          ? Optional.empty()
          : Optional.of("its old value is no " + field.getType().getSimpleName());
    }
    if (value != null && Containers.isClosed(value) && isAboutReplaced(place.type())) {
      return Optional.of("it is an object of the JDK that may hold old ones, out of reach");
    }
    boolean isStuck = place.state() == State.UNTOUCHED && isFinal(field) && value != place.value();
    return isStuck ? Optional.of("it is final") : Optional.empty();
  }

  private Loss refuse(CellPlace place, Object value, Field field, String why) {
    if (place.state() == State.UNTOUCHED && (isFinal(field) || !isAboutReplaced(place.type()))) {
      if (!isFinal(field) && FieldValues.fits(value, field.getType())) {
        FieldValues.setStatic(field, value);
      }
      return kept(place, why);
    }
    if (place.state() != State.FIRST_VALUE && !field.getType().isPrimitive()) {
      FieldValues.setStatic(field, null);
    }
    return loss(place, why);
  }

  private Loss kept(CellPlace place, String why) {
    return new Loss(
        place.name() + " is kept, but not all of it fits " + cause + " as it is now: " + why,
        cause,
        false);
  }

  private Loss loss(CellPlace place, String why) {
    return new Loss(
        place.name()
            + " was reset: "
            + cause
            + " was changed, and the old value cannot be kept: "
            + why
            + (place.state() == State.FIRST_VALUE
                ? ". It has its first value again"
                : ". Run the cell that sets " + place.name() + " again"),
        cause,
        true);
  }

  /** Of what a final field held only what a learner can have changed since is worth a word. */
  private void noteBegunAnew(CellPlace place, Object old, Object now) {
    boolean canChange =
        old instanceof Collection
            || old instanceof Map
            || old != null && old.getClass().isArray()
            || old != null && loader.isLearners(old.getClass()) && !(old instanceof Enum);
    if (canChange && !areEqual(old, now)) {
      begunAnew.add(place.name());
    }
  }

  private static boolean areEqual(Object old, Object now) {
    try {
      return Objects.deepEquals(old, now);
    } catch (RuntimeException | StackOverflowError e) { // a learner's equals
      return false;
    }
  }

  /** Whether a type such as {@code List<Net>} names a replaced class. */
  private boolean isAboutReplaced(String type) {
    return replaced.stream()
        .anyMatch(
            name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(type).find());
  }

  private static boolean isFinal(Field field) {
    return Modifier.isFinal(field.getModifiers());
  }
}
