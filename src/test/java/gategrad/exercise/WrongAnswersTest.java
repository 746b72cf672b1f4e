package gategrad.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.gate.BinaryGate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bank of plausible wrong answers: every one is rejected, and its mistake is named. */
class WrongAnswersTest {
  private static final int SEEDS = 5;

  /** A wrong rule for a gate, and words that the checker must say about it. */
  record Wrong(BinaryGate gate, String says, Learner.Rule rule) {
    Supplier<Learner> learner() {
      return Learner.making(gate::forward, rule);
    }
  }

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
        wrong(Gates.MAX, "each input got dz", (x, y, dz) -> pair(dz, dz)),
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
    for (int seed = 0; seed < SEEDS; seed++) {
      var exercise =
          Exercise.of("bank", 1)
              .seed(seed)
              .gate(1, wrong.gate().name(), wrong.learner(), Learner::forward, Learner::backward);
      assertRejected(exercise, wrong.says());
    }
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
    var exercise =
        Exercise.of("bank", 1)
            .tie(1, wrong.gate().name(), wrong.learner(), Learner::forward, Learner::backward);
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
        new WrongUnary(Gates.SIGMOID, "is taken of the input", (x, y, dz) -> x * (1 - x) * dz),
        new WrongUnary(Gates.SIGMOID, "what is already", (x, y, dz) -> slope(y) * dz),
        new WrongUnary(Gates.SIGMOID, "forward value is multiplied", (x, y, dz) -> y * dz),
        new WrongUnary(Gates.SIGMOID, "copy of the forward value", (x, y, dz) -> y),
        new WrongUnary(Gates.SIGMOID, "are added", (x, y, dz) -> y * (1 - y) + dz),
        new WrongUnary(Gates.TANH, "rule of the add gate", (x, y, dz) -> dz),
        new WrongUnary(Gates.TANH, "1 minus t * t", (x, y, dz) -> (1 + y * y) * dz),
        new WrongUnary(Gates.TANH, "square is lost", (x, y, dz) -> (1 - y) * dz),
        new WrongUnary(Gates.TANH, "divided", (x, y, dz) -> dz / (1 - y * y)),
        new WrongUnary(Gates.RELU, "sign of its input", (x, y, dz) -> dz > 0 ? dz : 0),
        new WrongUnary(Gates.RELU, "nothing is held back", (x, y, dz) -> dz),
        new WrongUnary(Gates.RELU, "open where it should", (x, y, dz) -> x < 0 ? dz : 0),
        new WrongUnary(Gates.RELU, "upstream", (x, y, dz) -> x > 0 ? 1 : 0),
        new WrongUnary(Gates.EXP, "power rule", (x, y, dz) -> x * Math.exp(x - 1) * dz),
        new WrongUnary(Gates.LOG, "multiplied by x", (x, y, dz) -> x * dz),
        new WrongUnary(Gates.RECIPROCAL, "square is lost", (x, y, dz) -> -dz / x),
        new WrongUnary(Gates.SQUARE, "exponent as a factor", (x, y, dz) -> x * dz));
  }

  @ParameterizedTest
  @MethodSource("unaryRules")
  void aRuleWithOneInputIsRejectedAndNamed(WrongUnary wrong) {
    Learner.Rule rule =
        (x, unused, dz) -> new double[] {wrong.rule().gradient(x, wrong.gate().forward(x), dz)};
    var exercise =
        Exercise.of("bank", 1)
            .unaryGate(
                1,
                wrong.gate().name(),
                Learner.making((x, unused) -> wrong.gate().forward(x), rule),
                (gate, x) -> gate.forward(x, 0),
                (gate, dz) -> gate.backward(dz)[0]);
    assertRejected(exercise, wrong.says());
  }

  /** Wrong gradients of {@code (x + y) * max(y, z)}. */
  record WrongCircuit(String says, UnaryOperator<double[]> gradients) {}

  /** The right parts: of the sum and the maximum, and how the maximum hands on. */
  private record Parts(double sum, double max, boolean first) {
    static Parts of(double... v) {
      return new Parts(v[0] + v[1], Math.max(v[1], v[2]), v[1] >= v[2]);
    }

    double[] gradients(double ofSum, double ofMax) {
      return new double[] {ofSum, ofSum + (first ? ofMax : 0), first ? 0 : ofMax};
    }
  }

  static Stream<WrongCircuit> circuits() {
    return Stream.of(
        circuit(
            "+=, not =", (v, p) -> new double[] {p.max, p.first ? p.sum : 0, p.first ? 0 : p.sum}),
        circuit("+=, not =", (v, p) -> new double[] {p.max, p.max, p.first ? 0 : p.sum}),
        circuit("reversed order", (v, p) -> reversed(p.gradients(p.max, p.sum))),
        circuit("started with -1", (v, p) -> p.gradients(-p.max, -p.sum)),
        circuit(
            "started with the result",
            (v, p) -> p.gradients(p.max * p.sum * p.max, p.sum * p.max * p.sum)),
        circuit("twice the right one", (v, p) -> p.gradients(2 * p.max, 2 * p.sum)),
        circuit(
            "at the gate max(y, z): each input got dz",
            (v, p) -> new double[] {p.max, p.max + p.sum, p.sum}),
        circuit(
            "at the gate max(y, z): the operands are swapped",
            (v, p) -> new double[] {p.max, p.max + (p.first ? 0 : p.sum), p.first ? p.sum : 0}),
        circuit("at the gate max(y, z): the upstream", (v, p) -> p.gradients(p.max, 1)),
        circuit("at the gate (x + y): the upstream", (v, p) -> p.gradients(1, p.sum)),
        circuit(
            "at the gate ((x + y) * max(y, z)): the operands", (v, p) -> p.gradients(p.sum, p.max)),
        circuit(
            "every gate got 1 for dz",
            (v, p) -> new double[] {1, p.first ? 2 : 1, p.first ? 0 : 1}),
        circuit("the inputs themselves", (v, p) -> v),
        circuit("calculate with the arguments", (v, p) -> new double[] {2, 7, 0}));
  }

  private interface Answer {
    double[] of(double[] v, Parts parts);
  }

  private static WrongCircuit circuit(String says, Answer answer) {
    return new WrongCircuit(says, v -> answer.of(v, Parts.of(v)));
  }

  @ParameterizedTest
  @MethodSource("circuits")
  void aWrongCircuitIsRejectedAndItsGateNamed(WrongCircuit wrong) {
    for (int seed = 0; seed < SEEDS; seed++) {
      assertRejected(fork(seed, wrong.gradients()), wrong.says());
    }
  }

  @Test
  void theRightCircuitIsAccepted() {
    for (int seed = 0; seed < 50; seed++) {
      var exercise =
          fork(
              seed,
              v -> {
                var parts = Parts.of(v);
                return parts.gradients(parts.max, parts.sum);
              });
      assertEquals("1.0", exercise.text(), exercise::toString);
    }
  }

  private static Exercise fork(long seed, UnaryOperator<double[]> answer) {
    return Exercise.of("fork", 1).seed(seed).circuit(1, "(x + y) * max(y, z)", "x, y, z", answer);
  }

  @Test
  void rightGatesAreAccepted() {
    for (int seed = 0; seed < 50; seed++) {
      for (BinaryGate gate : new BinaryGate[] {Gates.ADD, Gates.MAX, Gates.MUL}) {
        var learner = Learner.making(gate::forward, (x, y, dz) -> chain(gate, x, y, dz));
        var exercise =
            Exercise.of("right", 2)
                .seed(seed)
                .gate(1, gate.name(), learner, Learner::forward, Learner::backward)
                .hint("never seen");
        assertEquals("1.0", exercise.text(), exercise::toString);
      }
    }
    var max = Learner.making(Math::max, (x, y, dz) -> chain(Gates.MAX, x, y, dz));
    assertEquals(
        "1.0",
        Exercise.of("tie", 1).tie(1, "max", max, Learner::forward, Learner::backward).text());
  }

  /** Wrong gates are charged once, where they are written; here is asked how they are used. */
  @Test
  void aCircuitOfWrongGatesThatUsesThemWellIsRight() {
    Supplier<Learner> swapped = Learner.making((x, y) -> x * y, (x, y, dz) -> pair(x * dz, y * dz));
    UnaryOperator<double[]> good =
        v -> {
          var one = swapped.get();
          var two = swapped.get();
          two.forward(one.forward(v[0], v[1]), v[2]);
          double[] parts = two.backward(1);
          double[] inner = one.backward(parts[0]);
          return new double[] {inner[0], inner[1], parts[1]};
        };
    var exercise =
        Exercise.of("own", 1)
            .using("mul", swapped, Learner::forward, Learner::backward)
            .circuit(1, "x * y * z", "x, y, z", good);
    assertEquals("1.0", exercise.text(), exercise::toString);
    assertTrue(exercise.toString().contains("Right with your own gates"), exercise::toString);

    var neither =
        Exercise.of("own", 1)
            .using("mul", swapped, Learner::forward, Learner::backward)
            .circuit(1, "x * y * z", "x, y, z", v -> new double[] {v[0] + 1, 2, 3});
    assertRejected(neither, "not right yet (mul): mend them first");

    Supplier<Learner> unwritten =
        Learner.making(
            (x, y) -> x * y,
            (x, y, dz) -> {
              throw new UnsupportedOperationException("not written yet");
            });
    var notYet =
        Exercise.of("own", 1)
            .using("mul", unwritten, Learner::forward, Learner::backward)
            .circuit(1, "x * y * z", "x, y, z", v -> unwritten.get().backward(1));
    assertRejected(notYet, "not right yet (mul): mend them first");
  }

  /** Gates that show no chain cannot make an answer right, whatever it is. */
  @Test
  void gatesThatGiveNothingMakeNoAnswerRight() {
    for (double each : new double[] {0, 1, 5, 1 / 0.0, 0 / 0.0}) {
      Supplier<Learner> constant = Learner.making((x, y) -> x * y, (x, y, dz) -> both(each));
      var exercise =
          Exercise.of("own", 1)
              .using("mul", constant, Learner::forward, Learner::backward)
              .circuit(1, "x * y * z", "x, y, z", v -> new double[] {each, each, each});
      assertEquals("0.0", exercise.text(), exercise::toString);
    }
    Supplier<Learner> copies = Learner.making((x, y) -> x * y, (x, y, dz) -> pair(x, y));
    var exercise =
        Exercise.of("own", 1)
            .using("mul", copies, Learner::forward, Learner::backward)
            .circuit(1, "x * y * z", "x, y, z", UnaryOperator.identity());
    assertEquals("0.0", exercise.text(), exercise::toString);
  }

  @Test
  void oneObjectForTwoGatesIsNamed() {
    UnaryOperator<double[]> answer =
        v -> {
          var only = new Learner((x, y) -> x * y, (x, y, dz) -> pair(y * dz, x * dz));
          double product = only.forward(v[0], v[1]);
          only.forward(2, product + Math.max(v[2], v[3]));
          double dSum = only.backward(1)[1];
          double[] dxy = only.backward(dSum);
          return new double[] {dxy[0], dxy[1], v[2] >= v[3] ? dSum : 0, v[2] >= v[3] ? 0 : dSum};
        };
    assertRejected(pattern(answer), "one gate object stands for two gates, (x * y) and");
  }

  @Test
  void aGateWhoseForwardWasNotCalledIsNamed() {
    UnaryOperator<double[]> answer =
        v -> {
          var product = new Learner((x, y) -> x * y, (x, y, dz) -> pair(y * dz, x * dz));
          double[] dxy = product.backward(2);
          return new double[] {dxy[0], dxy[1], v[2] >= v[3] ? 2 : 0, v[2] >= v[3] ? 0 : 2};
        };
    assertRejected(pattern(answer), "at the gate (x * y): its inputs seem to be 0 in backward");
  }

  private static Exercise pattern(UnaryOperator<double[]> answer) {
    return Exercise.of("pattern", 1).circuit(1, "2 * (x * y + max(z, w))", "x, y, z, w", answer);
  }

  @Test
  void whatAGateStoredIsAskedFirst() {
    Learner.Rule good = (x, y, dz) -> pair(y * dz, x * dz);
    var nothing =
        Exercise.of("none", 1)
            .gate(
                1,
                "mul",
                () -> new double[2],
                (k, x, y) -> x * y,
                (k, dz) -> good.gradients(k[0], k[1], dz));
    assertRejected(nothing, "Either: the inputs seem to be 0 in backward: forward must store them");
    var first =
        Exercise.of("first", 1)
            .gate(
                1,
                "mul",
                () -> new double[2],
                (k, x, y) -> {
                  if (k[0] == 0) {
                    k[0] = x;
                    k[1] = y;
                  }
                  return x * y;
                },
                (k, dz) -> good.gradients(k[0], k[1], dz));
    assertRejected(first, "inputs of the first forward");
    var shared = new double[2];
    var statics =
        Exercise.of("static", 1)
            .gate(
                1,
                "mul",
                () -> shared,
                (k, x, y) -> {
                  k[0] = x;
                  k[1] = y;
                  return x * y;
                },
                (k, dz) -> good.gradients(k[0], k[1], dz));
    assertRejected(statics, "must not be static");
    var max =
        Exercise.of("max", 1)
            .gate(
                1,
                "max",
                () -> new double[2],
                (k, x, y) -> Math.max(x, y),
                (k, dz) -> chain(Gates.MAX, k[0], k[1], dz));
    assertRejected(max, "forward must store them");
  }

  @Test
  void aGateWithAWrongForwardIsNamed() {
    assertRejected(
        Exercise.of("forward", 1)
            .gate(
                1,
                "mul",
                Learner.making(Double::sum, (x, y, dz) -> pair(1, 1)),
                Learner::forward,
                Learner::backward),
        "forward calculates what the gate add does");
  }

  private static void assertRejected(Exercise exercise, String says) {
    assertEquals("0.0", exercise.text(), exercise::toString);
    assertTrue(exercise.toString().contains(says), exercise::toString);
  }

  private static Wrong wrong(BinaryGate gate, String says, Learner.Rule rule) {
    return new Wrong(gate, says, rule);
  }

  private static double[] reversed(double... numbers) {
    return new double[] {numbers[2], numbers[1], numbers[0]};
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

  private static double slope(double x) {
    double y = 1 / (1 + Math.exp(-x));
    return y * (1 - y);
  }
}
