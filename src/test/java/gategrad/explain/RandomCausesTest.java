package gategrad.explain;

import static gategrad.explain.Why.why;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Value;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.NaryGate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * On random circuits a cause that is named is one: with another slope there, and everything else as
 * it is, the gradient changes.
 */
class RandomCausesTest {
  private static final List<Gate> GATES =
      List.of(
          Gates.ADD,
          Gates.SUB,
          Gates.MUL,
          Gates.MAX,
          Gates.MIN,
          Gates.RELU,
          Gates.STEP,
          Gates.SIGMOID,
          Gates.TANH,
          Gates.SQUARE,
          Gates.NEG,
          Gates.EXP,
          Gates.WEIGHTED_SUM);

  private static final Set<Reason> ZERO =
      Set.of(
          Reason.CLOSED,
          Reason.NOT_CHOSEN,
          Reason.SATURATED,
          Reason.ZERO_FACTOR,
          Reason.STEP,
          Reason.FLAT);

  /** A gate with another slope in one input, and the same output where it stands. */
  private record Bent(Gate gate, double[] at, int input, double slope) implements NaryGate {
    private Value original(double... inputs) {
      return Value.apply(gate, values(inputs));
    }

    @Override
    public double forward(double[] inputs) {
      double bend = slope - original(at).localGradients()[input];
      return original(inputs).data() + bend * (inputs[input] - at[input]);
    }

    @Override
    public void locals(double[] inputs, double output, double[] locals) {
      System.arraycopy(original(inputs).localGradients(), 0, locals, 0, locals.length);
      locals[input] = slope;
    }
  }

  private static Value[] values(double... numbers) {
    var values = new Value[numbers.length];
    for (int k = 0; k < numbers.length; k++) {
      values[k] = Value.of(numbers[k]);
    }
    return values;
  }

  private static Value grow(Random random, List<Value> inputs) {
    var nodes = new ArrayList<>(inputs);
    for (int k = 0; k < 4 + random.nextInt(10); k++) {
      Gate gate = GATES.get(random.nextInt(GATES.size()));
      int count = gate instanceof NaryGate ? 3 : gate instanceof gategrad.gate.UnaryGate ? 1 : 2;
      var chosen = new Value[count];
      for (int i = 0; i < count; i++) {
        chosen[i] = nodes.get(Math.max(0, nodes.size() - 1 - random.nextInt(4)));
      }
      nodes.add(Value.apply(gate, chosen));
    }
    return nodes.get(nodes.size() - 1);
  }

  /** The gradient at x in a copy of the circuit in which these causes have other slopes. */
  private static double bent(
      Value x, Value result, List<Cause> causes, double factor, double plus) {
    Map<Value, Value> copies = new IdentityHashMap<>();
    for (Value value : result.circuit()) {
      if (value.isLeaf()) {
        copies.put(value, Value.of(value.data()));
        continue;
      }
      Gate gate = value.gate();
      for (Cause cause : causes) {
        if (cause.gate() == value) {
          double[] at = value.inputs().stream().mapToDouble(Value::data).toArray();
          gate = new Bent(gate, at, cause.input(), cause.slope() * factor + plus);
        }
      }
      copies.put(
          value, Value.apply(gate, value.inputs().stream().map(copies::get).toArray(Value[]::new)));
    }
    copies.get(result).backward();
    return copies.get(x).grad();
  }

  @Test
  void aNamedCauseIsOne() {
    var seen = new EnumMap<Reason, Integer>(Reason.class);
    for (int seed = 0; seed < 2000; seed++) {
      var random = new Random(seed);
      var inputs = new ArrayList<Value>();
      for (int k = 0; k < 3; k++) {
        inputs.add(Value.of(random.nextInt(7) - 3).named("x" + k));
      }
      var result = grow(random, inputs);
      result.backward();
      for (Value x : inputs) {
        if (Double.isFinite(x.grad()) && x.lastResult().isPresent() && x != result) {
          check(x, result, seed, seen);
        }
      }
    }
    for (Reason reason : ZERO) {
      assertTrue(seen.getOrDefault(reason, 0) > 10, () -> reason + " hardly occurs: " + seen);
    }
    for (Reason reason : List.of(Reason.CANCELS, Reason.FORK, Reason.SIGN, Reason.HUGE)) {
      assertTrue(seen.getOrDefault(reason, 0) > 10, () -> reason + " hardly occurs: " + seen);
    }
  }

  private static void check(Value x, Value result, int seed, Map<Reason, Integer> seen) {
    var answer = why(x);
    answer.reasons().forEach(reason -> seen.merge(reason, 1, Integer::sum));
    double before = x.grad();
    var causes = answer.causes();
    if (answer.sentences().stream().anyMatch(s -> s.contains("one behind the other"))) {
      assertEquals(0, before, () -> seed + "\n" + answer);
      for (Cause cause : causes) {
        assertEquals(0, bent(x, result, List.of(cause), 1, 0.7), 1e-9, () -> seed + "\n" + answer);
      }
      var one = oneOfThoseThatCancel(causes);
      if (answer.text().contains(one.size() + " things stand")) {
        assertChanges(before, bent(x, result, one, 1, 0.7), seed, answer);
      }
      return;
    }
    for (Cause cause : causes) {
      boolean zero = ZERO.contains(cause.reason());
      double after = bent(x, result, List.of(cause), zero ? 0 : 1.25, zero ? 0.7 : 0);
      assertChanges(before, after, seed, answer);
    }
    if (Math.abs(before) < 1e-300) {
      assertTrue(
          !causes.isEmpty()
              || answer.reasons().contains(Reason.NOT_CONNECTED)
              || answer.reasons().contains(Reason.UNDERFLOW),
          () -> seed + "\n" + answer);
    }
  }

  /** Of parts that cancel one is enough, and changing all alike might change nothing. */
  private static List<Cause> oneOfThoseThatCancel(List<Cause> causes) {
    var first = new ArrayList<Cause>();
    boolean cancelling = false;
    for (Cause cause : causes) {
      if (cause.reason() != Reason.CANCELS || !cancelling) {
        first.add(cause);
      }
      cancelling |= cause.reason() == Reason.CANCELS;
    }
    return first;
  }

  private static void assertChanges(double before, double after, int seed, Explanation answer) {
    assertTrue(
        Math.abs(after - before) > 1e-9 * Math.abs(before) && after != before,
        () -> "seed " + seed + ": " + before + " stays " + after + "\n" + answer);
  }
}
