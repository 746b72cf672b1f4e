package gategrad.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Value;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bank of plausible wrong answers: every one is rejected, and its mistake is named. */
class WrongAnswersTest {

  /** What a learner wrote for {@code backward(dz)}, knowing the stored x and y. */
  interface Rule {
    double[] gradients(double x, double y, double dz);
  }

  /** A wrong rule for a gate, and words that the checker must say about it. */
  record Wrong(BinaryGate gate, String says, Rule rule) {}

  static Stream<Wrong> rules() {
    return Stream.of(
        wrong(Gates.MUL, "operands are swapped", (x, y, dz) -> pair(x * dz, y * dz)),
        wrong(Gates.MUL, "upstream gradient is forgotten", (x, y, dz) -> pair(y, x)),
        wrong(Gates.MUL, "swapped and the upstream", (x, y, dz) -> pair(x, y)),
        wrong(Gates.MUL, "sign is wrong", (x, y, dz) -> pair(-y * dz, -x * dz)),
        wrong(Gates.MUL, "sign of the first", (x, y, dz) -> pair(-y * dz, x * dz)),
        wrong(Gates.MUL, "sign of the second", (x, y, dz) -> pair(y * dz, -x * dz)),
        wrong(Gates.MUL, "are added", (x, y, dz) -> pair(y + dz, x + dz)),
        wrong(Gates.MUL, "rule of the add gate", (x, y, dz) -> pair(dz, dz)),
        wrong(Gates.MUL, "copy of the forward value", (x, y, dz) -> pair(x * y, x * y)),
        wrong(Gates.MUL, "forward value is multiplied", (x, y, dz) -> both(x * y * dz)),
        wrong(Gates.MUL, "second is 0", (x, y, dz) -> pair(y * dz, 0)),
        wrong(Gates.MUL, "first is 0", (x, y, dz) -> pair(0, x * dz)),
        wrong(Gates.MUL, "twice", (x, y, dz) -> pair(y * dz * dz, x * dz * dz)),
        wrong(Gates.MUL, "divided", (x, y, dz) -> pair(dz / y, dz / x)),
        wrong(Gates.MUL, "every gradient is 0", (x, y, dz) -> pair(0, 0)),
        wrong(Gates.MUL, "half", (x, y, dz) -> pair(y * dz / 2, x * dz / 2)),
        wrong(Gates.ADD, "upstream gradient is forgotten", (x, y, dz) -> pair(1, 1)),
        wrong(Gates.ADD, "half to each", (x, y, dz) -> pair(dz / 2, dz / 2)),
        wrong(Gates.ADD, "rule of the multiply gate", (x, y, dz) -> pair(y * dz, x * dz)),
        wrong(Gates.ADD, "rule of the max gate", (x, y, dz) -> x >= y ? pair(dz, 0) : pair(0, dz)),
        wrong(Gates.ADD, "copy of the inputs", (x, y, dz) -> pair(x, y)),
        wrong(Gates.ADD, "own value", (x, y, dz) -> pair(x * dz, y * dz)),
        wrong(Gates.ADD, "copy of the forward value", (x, y, dz) -> both(x + y)),
        wrong(Gates.ADD, "forward value is multiplied", (x, y, dz) -> both((x + y) * dz)),
        wrong(Gates.ADD, "sign is wrong", (x, y, dz) -> pair(-dz, -dz)),
        wrong(Gates.ADD, "sign of the second", (x, y, dz) -> pair(dz, -dz)),
        wrong(Gates.ADD, "are added", (x, y, dz) -> pair(1 + dz, 1 + dz)),
        wrong(Gates.MAX, "operands are swapped", (x, y, dz) -> x > y ? pair(0, dz) : pair(dz, 0)),
        wrong(Gates.MAX, "rule of the add gate", (x, y, dz) -> pair(dz, dz)),
        wrong(Gates.MAX, "upstream gradient is forgotten", (x, y, dz) -> max(x, y, 1, 1)),
        wrong(Gates.MAX, "larger value itself", (x, y, dz) -> max(x, y, x, y)),
        wrong(Gates.MAX, "sign is wrong", (x, y, dz) -> max(x, y, -dz, -dz)),
        wrong(
            Gates.MAX,
            "first gradient is right, the second is 0",
            (x, y, dz) -> x > y ? pair(dz, 0) : pair(0, 0)),
        wrong(Gates.MAX, "copy of the forward value", (x, y, dz) -> both(Math.max(x, y))),
        wrong(Gates.MAX, "rule of the multiply gate", (x, y, dz) -> pair(y * dz, x * dz)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isRejectedAndNamed(Wrong wrong) {
    var learner = new Learner(wrong.gate()::forward, wrong.rule());
    var exercise =
        Exercise.of("bank", 1).gate(1, wrong.gate(), learner::forward, learner::backward);
    assertRejected(exercise, wrong.says());
  }

  static Stream<Wrong> ties() {
    return Stream.of(
        wrong(Gates.MAX, "both inputs got dz", (x, y, dz) -> pair(dz, dz)),
        wrong(Gates.MAX, "second input got dz", (x, y, dz) -> x > y ? pair(dz, 0) : pair(0, dz)),
        wrong(Gates.MAX, "half of dz", (x, y, dz) -> pair(dz / 2, dz / 2)),
        wrong(Gates.MAX, "no input got dz", (x, y, dz) -> pair(x > y ? dz : 0, y > x ? dz : 0)),
        wrong(Gates.MAX, "upstream gradient is forgotten", (x, y, dz) -> pair(1, 0)));
  }

  @ParameterizedTest
  @MethodSource("ties")
  void aTieIsRejectedAndNamed(Wrong wrong) {
    var learner = new Learner(wrong.gate()::forward, wrong.rule());
    var exercise = Exercise.of("bank", 1).tie(1, wrong.gate(), learner::forward, learner::backward);
    assertRejected(exercise, wrong.says());
  }

  /** A wrong {@code backward} of a gate with one input. */
  record WrongUnary(UnaryGate gate, String says, BackwardRule rule) {
    interface BackwardRule {
      double gradient(double x, double y, double dz);
    }
  }

  static Stream<WrongUnary> unaryRules() {
    return Stream.of(
        new WrongUnary(Gates.SIGMOID, "upstream", (x, y, dz) -> y * (1 - y)),
        new WrongUnary(Gates.SIGMOID, "sign", (x, y, dz) -> y * (y - 1) * dz),
        new WrongUnary(Gates.SIGMOID, "at the output", (x, y, dz) -> sigmoidLocal(y) * dz),
        new WrongUnary(Gates.SIGMOID, "forward value is multiplied", (x, y, dz) -> y * dz),
        new WrongUnary(Gates.SIGMOID, "copy of the forward value", (x, y, dz) -> y),
        new WrongUnary(Gates.SIGMOID, "are added", (x, y, dz) -> y * (1 - y) + dz),
        new WrongUnary(Gates.TANH, "rule of the add gate", (x, y, dz) -> dz),
        new WrongUnary(Gates.TANH, "divided", (x, y, dz) -> dz / (1 - y * y)));
  }

  @ParameterizedTest
  @MethodSource("unaryRules")
  void aRuleWithOneInputIsRejectedAndNamed(WrongUnary wrong) {
    var seen = new double[1];
    DoubleUnaryOperator forward = x -> wrong.gate().forward(seen[0] = x);
    DoubleUnaryOperator backward =
        dz -> wrong.rule().gradient(seen[0], wrong.gate().forward(seen[0]), dz);
    assertRejected(Exercise.of("bank", 1).gate(1, wrong.gate(), forward, backward), wrong.says());
  }

  /** Wrong gradients of {@code (x + y) * max(y, z)} at 3, 2, 0.5; the right ones are 2, 7, 0. */
  record WrongCircuit(String says, double[] gradients) {}

  static Stream<WrongCircuit> circuits() {
    return Stream.of(
        new WrongCircuit("+=, not =", new double[] {2, 2, 0}),
        new WrongCircuit("+=, not =", new double[] {2, 5, 0}),
        new WrongCircuit("another order", new double[] {0, 7, 2}),
        new WrongCircuit("sign of every gradient", new double[] {-2, -7, 0}),
        new WrongCircuit("2 times the right one", new double[] {4, 14, 0}),
        new WrongCircuit(
            "at the gate max (inputs y, z): each input got dz", new double[] {2, 7, 5}),
        new WrongCircuit("at the gate max (inputs y, z): the operands", new double[] {2, 2, 5}),
        new WrongCircuit("at the gate max (inputs y, z): the upstream", new double[] {2, 3, 0}),
        new WrongCircuit("at the gate + (inputs x, y): the upstream", new double[] {1, 6, 0}),
        new WrongCircuit("at the gate * (inputs 5, 2): the operands", new double[] {5, 7, 0}));
  }

  @ParameterizedTest
  @MethodSource("circuits")
  void aWrongCircuitIsRejectedAndItsGateNamed(WrongCircuit wrong) {
    var exercise = fork(wrong.gradients());
    assertRejected(exercise, wrong.says());
  }

  @Test
  void theRightCircuitIsAccepted() {
    assertEquals("1.0", fork(new double[] {2, 7, 0}).text());
  }

  private static Exercise fork(double[] gradients) {
    var x = Value.of(3).named("x");
    var y = Value.of(2).named("y");
    var z = Value.of(0.5).named("z");
    var f = x.add(y).mul(y.max(z));
    return Exercise.of("fork", 1).circuit(1, f, List.of(x, y, z), () -> gradients);
  }

  @Test
  void rightGatesAreAccepted() {
    for (BinaryGate gate : List.of(Gates.ADD, Gates.MAX, Gates.MUL)) {
      var learner = new Learner(gate::forward, (x, y, dz) -> chain(gate, x, y, dz));
      var exercise =
          Exercise.of("right", 2)
              .gate(1, gate, learner::forward, learner::backward)
              .hint("never seen");
      assertEquals("1.0", exercise.text(), exercise::toString);
    }
    var max = new Learner(Math::max, (x, y, dz) -> chain(Gates.MAX, x, y, dz));
    assertEquals(
        "1.0", Exercise.of("tie", 1).tie(1, Gates.MAX, max::forward, max::backward).text());
  }

  @Test
  void aGateThatKeepsOldInputsIsNamed() {
    var first = new double[2];
    DoubleBinaryOperator keepsTheFirst =
        (x, y) -> {
          if (first[0] == 0) {
            first[0] = x;
            first[1] = y;
          }
          return x * y;
        };
    assertRejected(
        Exercise.of("stale", 1)
            .gate(1, Gates.MUL, keepsTheFirst, dz -> pair(first[1] * dz, first[0] * dz)),
        "inputs of the first forward");
  }

  @Test
  void aGateWithAWrongForwardIsNamed() {
    assertRejected(
        Exercise.of("forward", 1).gate(1, Gates.MUL, Double::sum, dz -> pair(1, 1)),
        "forward(3, -4): expected -12, got -1");
  }

  private static void assertRejected(Exercise exercise, String says) {
    assertEquals("0.0", exercise.text(), exercise::toString);
    assertTrue(exercise.toString().contains(says), exercise::toString);
  }

  /** A gate as on the slide: forward keeps what backward needs. */
  private static final class Learner {
    private final DoubleBinaryOperator value;
    private final Rule rule;
    private double x;
    private double y;

    Learner(DoubleBinaryOperator value, Rule rule) {
      this.value = value;
      this.rule = rule;
    }

    double forward(double x, double y) {
      this.x = x;
      this.y = y;
      return value.applyAsDouble(x, y);
    }

    double[] backward(double dz) {
      return rule.gradients(x, y, dz);
    }
  }

  private static Wrong wrong(BinaryGate gate, String says, Rule rule) {
    return new Wrong(gate, says, rule);
  }

  private static double[] pair(double dx, double dy) {
    return new double[] {dx, dy};
  }

  private static double[] both(double gradient) {
    return pair(gradient, gradient);
  }

  private static double[] max(double x, double y, double ifFirst, double ifSecond) {
    return x > y ? pair(ifFirst, 0) : pair(0, ifSecond);
  }

  private static double[] chain(BinaryGate gate, double x, double y, double dz) {
    double z = gate.forward(x, y);
    return pair(gate.localX(x, y, z) * dz, gate.localY(x, y, z) * dz);
  }

  private static double sigmoidLocal(double x) {
    double y = 1 / (1 + Math.exp(-x));
    return y * (1 - y);
  }
}
