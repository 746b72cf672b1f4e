package gategrad.mistake;

import gategrad.mistake.Diagnosis.Gap;
import gategrad.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Fits the catalogue to a learner's numbers.
 *
 * <p>Right is asked first, in every convention that is. A mistake is named only when it gives the
 * learner's numbers at every probe and no other mistake does; two that do are both listed; where
 * none does, the numbers stand for themselves.
 *
 * @param subject what was asked for
 * @param probes what was tried
 * @param answers what the learner's code gave, one for each probe
 */
record Fit<P>(Subject<P> subject, List<P> probes, List<double[]> answers) {
  private static final Messages WORDS = Messages.of(Fit.class);
  private static final int LISTED = 2;

  Diagnosis diagnosis() {
    if (subject.right().stream().anyMatch(this::fits)) {
      return Diagnosis.isRight(subject.name());
    }
    var fitting =
        subject.mistakes().stream()
            .filter(this::explains)
            .flatMap(m -> Stream.concat(Stream.of(m), m.twin().stream()))
            .limit(LISTED)
            .toList();
    return new Diagnosis(
        false,
        "",
        Optional.of(gap()),
        fitting.stream().map(Mistake::key).toList(),
        sentences(fitting));
  }

  /** The mistake that alone explains every number. */
  Optional<Mistake<P>> onlyMistake() {
    var fitting = subject.mistakes().stream().filter(this::explains).toList();
    boolean right = subject.right().stream().anyMatch(this::fits);
    return !right && fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private List<String> sentences(List<Mistake<P>> fitting) {
    if (fitting.size() == 1) {
      return List.of(WORDS.say("diagnosis.likely", "mistake", fitting.get(0).sentence()));
    }
    if (fitting.size() > 1) {
      return List.of(
          WORDS.say(
              "diagnosis.two",
              "first",
              fitting.get(0).sentence(),
              "second",
              fitting.get(1).sentence()));
    }
    return pattern().map(List::of).orElse(List.of());
  }

  private boolean fits(Function<P, double[]> rule) {
    for (int k = 0; k < probes.size(); k++) {
      if (!subject.agreement().same(rule.apply(probes.get(k)), answers.get(k))) {
        return false;
      }
    }
    return true;
  }

  private boolean explains(Mistake<P> mistake) {
    for (int k = 0; k < probes.size(); k++) {
      if (!subject.agreement().explains(mistake.rule().apply(probes.get(k)), answers.get(k))) {
        return false;
      }
    }
    return true;
  }

  /** The first probe that does not give what the first convention expects. */
  private Gap gap() {
    for (int k = 0; k < probes.size(); k++) {
      double[] expected = expected(k);
      if (!subject.agreement().same(expected, answers.get(k))) {
        return gap(subject.describe().apply(probes.get(k)), expected, answers.get(k));
      }
    }
    throw new IllegalStateException("a fit without a gap is right");
  }

  /** Of long answers, the part from the first difference on. */
  private Gap gap(String where, double[] expected, double[] got) {
    if (expected.length <= 6 || expected.length != got.length) {
      return new Gap(where, expected, got);
    }
    int first = subject.agreement().firstDifference(expected, got);
    int end = Math.min(expected.length, first + 3);
    return new Gap(
        WORDS.say("diagnosis.number", "where", where, "number", first + 1, "all", expected.length),
        Arrays.copyOfRange(expected, first, end),
        Arrays.copyOfRange(got, first, end));
  }

  private double[] expected(int k) {
    return subject.right().get(0).apply(probes.get(k));
  }

  /** What can be said of numbers that no mistake of the catalogue explains. */
  private Optional<String> pattern() {
    OptionalDouble factor = factor();
    if (factor.isPresent()) {
      return Optional.of(WORDS.say("diagnosis.times", "times", factor.getAsDouble()));
    }
    boolean constant = answers.stream().allMatch(a -> subject.agreement().same(answers.get(0), a));
    return constant && probes.size() > 1
        ? Optional.of(WORDS.say("diagnosis.constant"))
        : Optional.empty();
  }

  /** The one number by which all right ones would have to be multiplied, if there is one. */
  private OptionalDouble factor() {
    double factor = Double.NaN;
    for (int k = 0; k < probes.size(); k++) {
      double[] expected = expected(k);
      if (expected.length != answers.get(k).length) {
        return OptionalDouble.empty();
      }
      for (int i = 0; i < expected.length; i++) {
        double got = answers.get(k)[i];
        factor = Double.isNaN(factor) && expected[i] != 0 ? got / expected[i] : factor;
        if (!(expected[i] == 0 && got == 0)
            && !subject.agreement().same(expected[i] * factor, got)) {
          return OptionalDouble.empty();
        }
      }
    }
    return factor == 0 || Double.isNaN(factor) ? OptionalDouble.empty() : OptionalDouble.of(factor);
  }
}
