package gategrad.exercise;

import gategrad.mistake.Diagnosis;
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

  /** What the finder says; where all is plainly right there is nothing to say. */
  static Verdict of(Diagnosis diagnosis) {
    return new Verdict(
        diagnosis.right(), diagnosis.right() ? diagnosis.sentences() : diagnosis.lines());
  }

  /** The same verdict with one more line. */
  Verdict and(String line) {
    return new Verdict(right, Stream.concat(lines.stream(), Stream.of(line)).toList());
  }
}
