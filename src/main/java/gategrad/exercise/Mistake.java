package gategrad.exercise;

import gategrad.gate.UnaryGate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A wrong backward rule that people write, and what to say to them.
 *
 * @param text says what seems to have happened and what to do instead
 * @param rule the gradients that this mistake gives
 */
record Mistake(String text, Function<Step, double[]> rule) {

  /** The catalogue. Where two mistakes give the same numbers the earlier one is named. */
  static final List<Mistake> RULES =
      List.of(
          new Mistake(
              "every gradient is 0: does backward use dz and return its result?",
              s -> s.map(k -> 0)),
          new Mistake(
              "the upstream gradient is forgotten: multiply each local gradient by dz",
              s -> s.locals().clone()),
          new Mistake(
              "the operands are swapped: the inputs got each other's gradient",
              s -> s.map(k -> s.right()[s.other(k)])),
          new Mistake(
              "the sign is wrong: each gradient is the negative", s -> s.map(k -> -s.right()[k])),
          new Mistake(
              "the sign of the first gradient is wrong",
              s -> s.map(k -> k == 0 ? -s.right()[k] : s.right()[k])),
          new Mistake(
              "the sign of the second gradient is wrong",
              s -> s.map(k -> k == 1 ? -s.right()[k] : s.right()[k])),
          new Mistake(
              "local and upstream gradient are added: the chain rule multiplies them",
              s -> s.map(k -> s.locals()[k] + s.upstream())),
          new Mistake(
              "the upstream gradient is shared out, half to each input: each input gets all of it",
              s -> s.map(k -> s.right()[k] / s.inputs().length)),
          new Mistake(
              "the operands are swapped and the upstream gradient is forgotten",
              s -> s.map(k -> s.locals()[s.other(k)])),
          new Mistake(
              "each input got dz unchanged: that is the rule of the add gate, the distributor",
              s -> s.map(k -> s.upstream())),
          new Mistake(
              "dz went to the larger input only: that is the rule of the max gate, the router",
              s -> s.map(k -> s.wins(k) ? s.upstream() : 0)),
          new Mistake(
              "dz went to the smaller input: it belongs to the larger one, which made the output",
              s -> s.map(k -> s.wins(k) ? 0 : s.upstream())),
          new Mistake(
              "each input got dz times the other input: that is the rule of the multiply gate",
              s -> s.map(k -> s.inputs()[s.other(k)] * s.upstream())),
          new Mistake(
              "a copy of the inputs came back: backward returns gradients, not values",
              s -> s.inputs().clone()),
          new Mistake(
              "each input's own value is multiplied by dz: take the local gradient instead",
              s -> s.map(k -> s.inputs()[k] * s.upstream())),
          new Mistake(
              "a copy of the forward value came back: backward returns gradients, not values",
              s -> s.map(k -> s.output())),
          new Mistake(
              "the forward value is multiplied by dz: take the local gradient instead",
              s -> s.map(k -> s.output() * s.upstream())),
          new Mistake(
              "the larger value itself was routed: route dz, not the value",
              s -> s.map(k -> s.wins(k) ? s.inputs()[k] : 0)),
          new Mistake(
              "the first gradient is right, the second is 0: both inputs need one",
              s -> s.map(k -> k == 0 ? s.right()[k] : 0)),
          new Mistake(
              "the second gradient is right, the first is 0: both inputs need one",
              s -> s.map(k -> k == 0 ? 0 : s.right()[k])),
          new Mistake(
              "dz is multiplied in twice: once is enough",
              s -> s.map(k -> s.right()[k] * s.upstream())),
          new Mistake(
              "dz is divided by the local gradient: the chain rule multiplies",
              s -> s.map(k -> s.upstream() / s.locals()[k])),
          new Mistake(
              "the local gradient is taken at the output: take it at the input",
              s -> s.map(k -> s.upstream() * localAtOutput(s))));

  /** What can go wrong where both inputs of max are the same; the tie goes to the first. */
  static final List<Mistake> TIES =
      List.of(
          new Mistake(
              "at a tie both inputs got dz: only the first does", s -> s.map(k -> s.upstream())),
          new Mistake(
              "at a tie the second input got dz: the first does (compare with >=, not with >)",
              s -> s.map(k -> k == 1 ? s.upstream() : 0)),
          new Mistake(
              "at a tie each input got half of dz: the first gets all of it",
              s -> s.map(k -> s.upstream() / 2)),
          new Mistake(
              "at a tie no input got dz: one comparison must say >=, so that the first gets it",
              s -> s.map(k -> 0)),
          new Mistake(
              "the upstream gradient is forgotten: the first input gets dz, not 1",
              s -> s.map(k -> k == 0 ? 1 : 0)));

  /** The first mistake of the list whose rule explains what the learner's code returned. */
  static Optional<Mistake> find(List<Mistake> mistakes, Predicate<Function<Step, double[]>> fits) {
    return mistakes.stream().filter(mistake -> fits.test(mistake.rule())).findFirst();
  }

  private static double localAtOutput(Step step) {
    if (step.gate() instanceof UnaryGate gate) {
      return gate.local(step.output(), gate.forward(step.output()));
    }
    return Double.NaN;
  }
}
