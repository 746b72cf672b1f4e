package gategrad.mistake;

import gategrad.gate.Gate;
import gategrad.own.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** A circuit and numbers to try an engine with. */
record EngineProbe(Plan plan, double... inputs) {

  /** The right result, and these gradients of the inputs. */
  double[] answer(double... gradients) {
    double[] values = plan.values(inputs);
    return answer(values[values.length - 1], gradients);
  }

  private static double[] answer(double result, double... gradients) {
    var answer = new double[gradients.length + 1];
    answer[0] = result;
    System.arraycopy(gradients, 0, answer, 1, gradients.length);
    return answer;
  }

  String describe() {
    return plan.describe(plan.items().size() - 1) + " " + CircuitCheck.describe(plan, inputs);
  }

  /** The result and the gradients of the inputs, by a learner's engine. */
  <V extends Scalar<V>> double[] play(DoubleFunction<V> input) {
    var numbers = new ArrayList<V>();
    for (Plan.Item item : plan.items()) {
      if (item instanceof Plan.Plug plug) {
        var from = new ArrayList<V>();
        for (int place : plug.from()) {
          from.add(numbers.get(place));
        }
        numbers.add(plug(plug.gate(), from));
      } else {
        numbers.add(input.apply(inputs[numbers.size()]));
      }
    }
    V last = numbers.get(numbers.size() - 1);
    last.backward();
    var gradients = numbers.subList(0, inputs.length).stream().mapToDouble(V::grad).toArray();
    return answer(last.data(), gradients);
  }

  private static <V extends Scalar<V>> V plug(Gate gate, List<V> in) {
    V x = in.get(0);
    return switch (gate.name()) {
      case "add" -> x.add(in.get(1));
      case "sub" -> x.sub(in.get(1));
      case "mul" -> x.mul(in.get(1));
      case "div" -> x.div(in.get(1));
      case "max" -> x.max(in.get(1));
      case "neg" -> x.neg();
      case "exp" -> x.exp();
      case "log" -> x.log();
      case "sigmoid" -> x.sigmoid();
      case "tanh" -> x.tanh();
      case "relu" -> x.relu();
      default ->
          throw new IllegalArgumentException("engines are not asked for the gate " + gate.name());
    };
  }
}
