package gategrad.exercise;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a check found in a learner's answer.
 *
 * @param right whether all of it was as expected
 * @param lines what to tell the learner: which input, expected, got, the likely mistake
 */
record Verdict(boolean right, List<String> lines) {
  static final Verdict RIGHT = new Verdict(true, List.of());

  static Verdict wrong(String... lines) {
    return new Verdict(false, List.of(lines));
  }

  /** The same verdict with one more line. */
  Verdict and(String line) {
    return new Verdict(right, Stream.concat(lines.stream(), Stream.of(line)).toList());
  }

  /** What the learner's code returned was not what this input calls for. */
  static Verdict wrong(String where, Object expected, Object got, String mistake) {
    var difference = "%s: expected %s, got %s".formatted(where, expected, got);
    return mistake.isEmpty() ? wrong(difference) : wrong(difference, "Likely: " + mistake + ".");
  }
}
