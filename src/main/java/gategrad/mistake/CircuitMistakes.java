package gategrad.mistake;

import gategrad.mistake.Manner.Arrival;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** What goes wrong in the gradients of a whole circuit that somebody goes back through by hand. */
final class CircuitMistakes {
  private final Plan plan;
  private final List<Mistake<double[]>> list = new ArrayList<>();

  private CircuitMistakes(Plan plan) {
    this.plan = plan;
  }

  static List<Mistake<double[]>> of(Plan plan) {
    var mistakes = new CircuitMistakes(plan);
    mistakes.ofTheWhole();
    mistakes.ofObjects();
    mistakes.ofTheOrder();
    mistakes.ofOneGate();
    return mistakes.list;
  }

  private void ofTheWhole() {
    add("fork.overwritten", Manner.right().arrival(Arrival.LAST));
    add("fork.overwritten", Manner.right().arrival(Arrival.FIRST));
    add("start.with-result", Manner.right().start(f -> f));
    add("start.not", Manner.right().start(f -> 0));
    add("start.doubled", Manner.right().start(f -> 2));
    add("start.minus", Manner.right().start(f -> -1));
    add("pass.local-only", Manner.right().rule((place, gate) -> Step::locals));
  }

  private void ofObjects() {
    add("memory.no-forward", Manner.right().remembers(place -> -1));
    var gates = plan.gates();
    for (int one : gates) {
      add(
          "memory.one-without-forward",
          one,
          Manner.right().remembers(place -> place == one ? -1 : place));
      for (int later : gates) {
        if (later > one && plan.gate(one).gate().equals(plan.gate(later).gate())) {
          list.add(
              Mistake.of(
                  "memory.one-object",
                  run(Manner.right().remembers(place -> place == one ? later : place)),
                  "first",
                  plan.describe(one),
                  "second",
                  plan.describe(later)));
        }
      }
    }
  }

  /** The right numbers at wrong places of the answer. */
  private void ofTheOrder() {
    int n = plan.inputs();
    list.add(Mistake.of("order.reversed", x -> reversed(right(x))));
    for (int i = 0; i < n; i++) {
      for (int k = i + 1; k < n; k++) {
        int one = i;
        int other = k;
        list.add(
            Mistake.of(
                "order.exchanged",
                x -> exchanged(right(x), one, other),
                "first",
                plan.describe(i),
                "second",
                plan.describe(k)));
      }
    }
    list.add(Mistake.of("order.inputs", double[]::clone));
    if (n == 3) {
      list.add(Mistake.of("order.turned", x -> turned(right(x), 1)));
      list.add(Mistake.of("order.turned", x -> turned(right(x), 2)));
    }
  }

  private static double[] reversed(double... numbers) {
    var reversed = new double[numbers.length];
    for (int k = 0; k < numbers.length; k++) {
      reversed[k] = numbers[numbers.length - 1 - k];
    }
    return reversed;
  }

  private static double[] exchanged(double[] numbers, int one, int other) {
    var exchanged = numbers.clone();
    exchanged[one] = numbers[other];
    exchanged[other] = numbers[one];
    return exchanged;
  }

  private static double[] turned(double[] numbers, int by) {
    var turned = new double[numbers.length];
    for (int k = 0; k < numbers.length; k++) {
      turned[(k + by) % numbers.length] = numbers[k];
    }
    return turned;
  }

  /** One gate with one wrong rule. */
  private void ofOneGate() {
    var gates = new ArrayList<>(plan.gates());
    Collections.reverse(gates);
    for (int place : gates) {
      for (var mistake : GateMistakes.of(plan.gate(place).gate())) {
        if (!mistake.isOfMemory()) {
          Function<Step, double[]> rule = step -> mistake.rule().apply(Play.only(step));
          add(
              mistake.key(),
              place,
              Manner.right().rule((other, gate) -> other == place ? rule : Step::right));
        }
      }
    }
  }

  private double[] right(double... x) {
    return Backprop.gradients(plan, Manner.right(), x);
  }

  private Function<double[], double[]> run(Manner manner) {
    return x -> Backprop.gradients(plan, manner, x);
  }

  private void add(String key, Manner manner) {
    list.add(Mistake.of(key, run(manner)));
  }

  private void add(String key, int place, Manner manner) {
    list.add(Mistake.of(key, run(manner)).at(plan.describe(place)));
  }
}
