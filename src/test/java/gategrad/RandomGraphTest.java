package gategrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.gate.Gates;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients of random graphs, in which most nodes are used more than once, against duals. */
class RandomGraphTest {
  private static final int INPUTS = 5;
  private static final int GATES = 80;

  /** One step, for both kinds of numbers. */
  private record Step(BinaryOperator<Value> value, BinaryOperator<Dual> dual) {}

  private static final Step ADD = new Step(Value::add, Dual::add);
  private static final Step TANH = new Step((x, y) -> x.tanh(), (x, y) -> x.tanh());

  private static final List<Step> STEPS =
      List.of(
          ADD,
          new Step(Value::sub, Dual::sub),
          new Step(Value::mul, Dual::mul),
          new Step(Value::max, Dual::max),
          new Step(Value::min, Dual::min),
          TANH,
          new Step((x, y) -> x.sigmoid(), (x, y) -> x.sigmoid()),
          new Step((x, y) -> x.softplus(), (x, y) -> x.softplus()),
          new Step((x, y) -> x.relu(), (x, y) -> x.relu()),
          new Step((x, y) -> x.tanh().exp(), (x, y) -> x.tanh().exp()),
          new Step((x, y) -> x.square().add(1).log(), (x, y) -> one().add(x.mul(x)).log()),
          new Step((x, y) -> x.square().add(1).sqrt(), (x, y) -> one().add(x.mul(x)).sqrt()),
          new Step((x, y) -> x.div(y.square().add(1)), (x, y) -> x.div(one().add(y.mul(y)))),
          new Step(
              (x, y) -> Value.apply(Gates.WEIGHTED_SUM, x, y, y, x, x),
              (x, y) -> x.mul(y).add(y.mul(x)).add(x)));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void backwardAgreesWithForwardMode(long seed) {
    double[] numbers = new Random(seed).doubles(INPUTS, -1.5, 1.5).toArray();
    var inputs = new ArrayList<Value>();
    for (double number : numbers) {
      inputs.add(Value.of(number));
    }
    var result = grow(inputs, Step::value, seed);
    result.backward();
    int alive = 0;
    for (int k = 0; k < INPUTS; k++) {
      var duals = new ArrayList<Dual>();
      for (int j = 0; j < INPUTS; j++) {
        duals.add(new Dual(numbers[j], j == k ? 1 : 0));
      }
      var dual = grow(duals, Step::dual, seed);
      assertEquals(dual.value(), result.data(), 1e-12);
      double size = Math.max(1, Math.abs(dual.slope()));
      assertEquals(dual.slope(), inputs.get(k).grad(), 1e-9 * size);
      alive += dual.slope() != 0 ? 1 : 0;
    }
    assertTrue(alive > 1, "a graph without a gradient tests nothing");
  }

  /** The same seed makes the same graph, of either kind of number. */
  private static <T> T grow(List<T> inputs, Function<Step, BinaryOperator<T>> kind, long seed) {
    var random = new Random(seed + 1000);
    var nodes = new ArrayList<>(inputs);
    for (int k = 0; k < GATES; k++) {
      var step = STEPS.get(random.nextInt(STEPS.size()));
      T x = nodes.get(random.nextInt(nodes.size()));
      T y = nodes.get(random.nextInt(nodes.size()));
      nodes.add(kind.apply(step).apply(x, y));
    }
    T sum = inputs.get(0);
    for (T last : nodes.subList(nodes.size() - 8, nodes.size())) {
      sum = kind.apply(ADD).apply(sum, kind.apply(TANH).apply(last, last));
    }
    return sum;
  }

  private static Dual one() {
    return Dual.constant(1);
  }
}
