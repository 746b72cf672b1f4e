package gategrad.exercise;

import gategrad.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Plays a learner's gate on a few inputs, forward then backward, beside the gate that it should be.
 *
 * @param reference plugs the right gate in
 * @param mistakes what may have gone wrong
 */
record GateCheck(Function<Value[], Value> reference, List<Mistake> mistakes) {

  /** Inputs of a gate and the gradient that arrives at its output. */
  record Trial(double[] inputs, double upstream) {
    static Trial of(double upstream, double... inputs) {
      return new Trial(inputs, upstream);
    }
  }

  /** What a gate gave forward and backward. */
  record Answer(double output, double[] gradients) {}

  /** A gate that a learner wrote, called in this order: forward, then backward. */
  interface Player {
    Answer play(Trial trial);
  }

  static final List<Trial> TWO_INPUTS =
      List.of(
          Trial.of(2, 3, -4), Trial.of(-1.5, -2, 5), Trial.of(3, 0.5, 2), Trial.of(-2.5, 4, 1.5));

  static final List<Trial> TIES = List.of(Trial.of(3, 2, 2), Trial.of(-2, -1.5, -1.5));

  static final List<Trial> ONE_INPUT =
      List.of(Trial.of(2, 0.5), Trial.of(-1.5, 2), Trial.of(3, -0.75), Trial.of(-2.5, 1.5));

  /** Says whether the player's answers are right and, if not, which is wrong and why. */
  Verdict judge(List<Trial> trials, Player player) {
    var steps = trials.stream().map(this::step).toList();
    var inDomain =
        IntStream.range(0, trials.size())
            .filter(k -> Arrays.stream(steps.get(k).right()).allMatch(Double::isFinite))
            .toArray();
    var used = Arrays.stream(inDomain).mapToObj(trials::get).toList();
    return compare(
        used,
        Arrays.stream(inDomain).mapToObj(steps::get).toList(),
        used.stream().map(player::play).toList());
  }

  private Verdict compare(List<Trial> trials, List<Step> steps, List<Answer> answers) {
    for (int k = 0; k < answers.size(); k++) {
      var step = steps.get(k);
      var answer = answers.get(k);
      if (!Numbers.same(step.output(), answer.output())) {
        return Verdict.wrong(
            "forward" + Numbers.text(step.inputs()).replace('[', '(').replace(']', ')'),
            Numbers.text(step.output()),
            Numbers.text(answer.output()),
            "");
      }
      if (answer.gradients().length != step.inputs().length) {
        return Verdict.wrong(
            "backward must return %d gradients, one for each input; it returned %d"
                .formatted(step.inputs().length, answer.gradients().length));
      }
      if (!Numbers.same(step.right(), answer.gradients())) {
        var gradients = answers.stream().map(Answer::gradients).toList();
        return Verdict.wrong(
            "inputs %s, upstream dz = %s"
                .formatted(Numbers.text(step.inputs()), Numbers.text(step.upstream())),
            Numbers.text(step.right()),
            Numbers.text(answer.gradients()),
            diagnose(trials, steps, gradients).orElse(""));
      }
    }
    return Verdict.RIGHT;
  }

  private Optional<String> diagnose(
      List<Trial> trials, List<Step> steps, List<double[]> gradients) {
    return Mistake.find(mistakes, rule -> fits(steps.stream().map(rule).toList(), gradients))
        .map(Mistake::text)
        .or(() -> forgetful(trials, gradients));
  }

  /** A gate whose backward works with inputs of some other forward. */
  private Optional<String> forgetful(List<Trial> trials, List<double[]> gradients) {
    var first = trials.get(0).inputs();
    if (fits(remembered(trials, first), gradients)) {
      return Optional.of(
          "backward still uses the inputs of the first forward: store them each time");
    }
    if (fits(remembered(trials, new double[first.length]), gradients)) {
      return Optional.of("the inputs were never stored: forward must keep them for backward");
    }
    return Optional.empty();
  }

  private List<double[]> remembered(List<Trial> trials, double[] inputs) {
    return trials.stream().map(t -> step(new Trial(inputs, t.upstream())).right()).toList();
  }

  private static boolean fits(List<double[]> expected, List<double[]> got) {
    return IntStream.range(0, got.size()).allMatch(k -> Numbers.same(expected.get(k), got.get(k)));
  }

  private Step step(Trial trial) {
    var inputs = Arrays.stream(trial.inputs()).mapToObj(Value::of).toArray(Value[]::new);
    return Step.of(reference.apply(inputs), trial.upstream());
  }
}
