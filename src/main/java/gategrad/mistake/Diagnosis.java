package gategrad.mistake;

import gategrad.notebook.Displayable;
import gategrad.text.Messages;
import gategrad.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the numbers of a learner's code say: right, one mistake, two that come into question, or
 * only where it is wrong.
 *
 * <pre>{@code
 * var diagnosis = Finder.gate("mul", MultiplyGate::new, MultiplyGate::forward, MultiplyGate::backward, random);
 * diagnosis.right(); // true
 * }</pre>
 *
 * @param right whether everything was as expected
 * @param place what was tried, or which gate of it; may be empty
 * @param gap at which probe what was expected and what came; empty if it is right
 * @param mistakes the keys of the mistakes that explain every number: one, two or none
 * @param sentences what to tell the learner; none if all is plainly right
 */
public record Diagnosis(
    boolean right, String place, Optional<Gap> gap, List<String> mistakes, List<String> sentences)
    implements Displayable {
  private static final Messages WORDS = Messages.of(Diagnosis.class);

  /**
   * A difference that can be checked by hand.
   *
   * @param where the probe in words
   * @param expected the right numbers
   * @param got the learner's
   */
  public record Gap(String where, double[] expected, double[] got) {

    /** For example {@code inputs [3, -4], upstream dz = 2: expected [-8, 6], got [6, -8]}. */
    public String text() {
      return WORDS.say(
          "diagnosis.gap", "where", where, "expected", list(expected), "got", list(got));
    }
  }

  /** One number plainly, several in brackets. */
  static String list(double... numbers) {
    return numbers.length == 1
        ? Numbers.text(numbers[0])
        : Arrays.stream(numbers)
            .limit(12)
            .mapToObj(Numbers::text)
            .collect(Collectors.joining(", ", "[", numbers.length > 12 ? ", ...]" : "]"));
  }

  static Diagnosis isRight(String what) {
    return new Diagnosis(true, what, Optional.empty(), List.of(), List.of());
  }

  /** Wrong, and nothing more is known than this sentence. */
  static Diagnosis wrong(String sentence) {
    return new Diagnosis(false, "", Optional.empty(), List.of(), List.of(sentence));
  }

  /** The same diagnosis, of a part of something larger. */
  Diagnosis at(String where) {
    return new Diagnosis(right, where, gap, mistakes, sentences);
  }

  /** The same numbers with this sentence alone. */
  Diagnosis only(String sentence) {
    return new Diagnosis(right, place, gap, List.of(), List.of(sentence));
  }

  /** The only mistake that explains every number; empty if none does, or more than one. */
  public Optional<String> named() {
    return mistakes.size() == 1 ? Optional.of(mistakes.get(0)) : Optional.empty();
  }

  /** Where, the numbers, and what probably went wrong; a line each. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    if (right) {
      lines.add(WORDS.say("diagnosis.right", "what", place));
    } else if (!place.isEmpty()) {
      lines.add(place);
    }
    gap.ifPresent(g -> lines.add(g.text()));
    lines.addAll(sentences);
    return lines;
  }

  @Override
  public String text() {
    return String.join("\n", lines());
  }

  /** The text. */
  @Override
  public String toString() {
    return text();
  }
}
