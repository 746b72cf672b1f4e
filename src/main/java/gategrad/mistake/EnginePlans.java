package gategrad.mistake;

import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.mistake.Plan.Input;
import gategrad.mistake.Plan.Item;
import gategrad.mistake.Plan.Plug;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Circuits to try an engine with, of the gates that it has. */
final class EnginePlans {
  private final List<Gate> binary;
  private final List<Gate> unary;

  EnginePlans(List<Gate> gates) {
    binary = gates.stream().filter(BinaryGate.class::isInstance).toList();
    unary = gates.stream().filter(gate -> !(gate instanceof BinaryGate)).toList();
  }

  /** A gate alone. */
  static Plan single(Gate gate) {
    return gate instanceof BinaryGate ? plan(2, new Plug(gate, 0, 1)) : plan(1, new Plug(gate, 0));
  }

  boolean canChain() {
    return !binary.isEmpty();
  }

  /** Each gate behind each kind of gate, and nothing used twice. */
  List<EngineProbe> chains(int count, RandomGenerator random) {
    return probes(count, random, this::chain);
  }

  private Plan chain(int k) {
    var inner = new Plug(two(k), 0, 1);
    return unary.isEmpty()
        ? plan(3, inner, new Plug(two(k + 1), 3, 2))
        : plan(3, inner, new Plug(one(k), 3), new Plug(two(k / 2 + 1), 4, 2));
  }

  /** Forks of every kind: an input, an inner number, one number twice in a gate, one unused. */
  List<EngineProbe> forks(int count, RandomGenerator random) {
    return probes(count, random, this::fork);
  }

  private Plan fork(int k) {
    return switch (k % 6) {
      case 0 -> plan(2, new Plug(two(k), 0, 1), new Plug(two(k + 1), 2, 0));
      case 1 -> plan(2, new Plug(two(k), 0, 1), new Plug(two(k + 1), 2, 2));
      case 2 ->
          plan(
              2,
              new Plug(two(k), 0, 1),
              new Plug(two(k + 1), 2, 0),
              new Plug(two(k + 2), 2, 1),
              new Plug(two(k), 3, 4));
      case 3 -> // by recursion the first number comes too early, level by level it does not
          plan(
              2,
              new Plug(two(k), 0, 1),
              new Plug(two(k + 1), 2, 0),
              new Plug(two(k + 2), 2, 1),
              new Plug(two(k), 3, 0),
              new Plug(two(k + 1), 5, 4));
      case 4 -> plan(3, new Plug(two(k), 0, 0), new Plug(two(k + 1), 3, 0)); // two inputs unused
      default ->
          plan(
              2,
              new Plug(two(k), 0, 1),
              new Plug(two(k + 1), 2, 1),
              new Plug(two(k + 2), 2, 3),
              new Plug(two(k), 4, 2),
              new Plug(two(k + 1), 5, 0));
    };
  }

  private Gate two(int k) {
    return binary.get(k % binary.size());
  }

  private Gate one(int k) {
    return unary.get(k % unary.size());
  }

  private static Plan plan(int inputs, Item... plugs) {
    var items = new ArrayList<Item>();
    for (int k = 0; k < inputs; k++) {
      items.add(new Input(String.valueOf((char) ('a' + k))));
    }
    items.addAll(List.of(plugs));
    return new Plan(items);
  }

  private interface Kind {
    Plan plan(int number);
  }

  private static List<EngineProbe> probes(int count, RandomGenerator random, Kind kind) {
    var probes = new ArrayList<EngineProbe>();
    for (int k = 0; probes.size() < count; k++) {
      var plan = kind.plan(k);
      CircuitCheck.drawUpTo(plan, 1, random)
          .forEach(inputs -> probes.add(new EngineProbe(plan, inputs)));
    }
    return probes;
  }
}
