package gategrad.mistake;

import static java.util.Objects.requireNonNull;

import gategrad.text.Messages;
import java.util.Optional;
import java.util.function.Function;

/**
 * A wrong way that people write, and what to say to them.
 *
 * @param key of the sentence that names the mistake
 * @param place at which gate of a circuit; empty where there is but one, or where it is everywhere
 * @param rule the numbers that this mistake gives for a probe
 * @param twin another mistake that gives the same numbers whatever is tried, so that nobody can
 *     tell which it was
 * @param facts what the sentence needs to know: name, value, name, value
 * @param <P> what is tried out on a learner's code
 */
record Mistake<P>(
    String key,
    String place,
    Function<P, double[]> rule,
    Optional<Mistake<P>> twin,
    Object... facts) {
  private static final Messages SENTENCES = Messages.of(Mistake.class);

  Mistake {
    requireNonNull(key, "key");
    requireNonNull(rule, "rule");
  }

  static <P> Mistake<P> of(String key, Function<P, double[]> rule, Object... facts) {
    return new Mistake<>(key, "", rule, Optional.empty(), facts);
  }

  Mistake<P> at(String gate) {
    return new Mistake<>(key, gate, rule, twin, facts);
  }

  /** The same mistake and its twin; the first twin stays. */
  Mistake<P> withTwin(Mistake<P> other) {
    return twin.isPresent() ? this : new Mistake<>(key, place, rule, Optional.of(other), facts);
  }

  /** What was stored is another matter than what was calculated with it. */
  boolean isOfAnotherKind(Mistake<P> other) {
    return isOfMemory() != other.isOfMemory();
  }

  boolean isOfMemory() {
    return key.startsWith("memory.");
  }

  /** What seems to have happened, and what to do instead. */
  String sentence() {
    var sentence = SENTENCES.say(key, facts);
    return place.isEmpty()
        ? sentence
        : SENTENCES.say("diagnosis.at-gate", "place", place, "mistake", sentence);
  }
}
