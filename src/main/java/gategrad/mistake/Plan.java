package gategrad.mistake;

import gategrad.Node;
import gategrad.Value;
import gategrad.gate.AddConstantGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.MulConstantGate;
import gategrad.text.Numbers;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A circuit as a list of items, the inputs first, every item behind those that it uses; the last
 * one is the result.
 */
record Plan(List<Item> items) {

  /** What stands at one place of a circuit. */
  sealed interface Item {}

  /** A number whose gradient is asked for. */
  record Input(String name) implements Item {}

  /** A number whose gradient nobody asks for. */
  record Constant(double number) implements Item {}

  /** A gate, and the items that it is plugged into. */
  record Plug(Gate gate, int... from) implements Item {}

  Plan {
    items = List.copyOf(items);
  }

  /**
   * The plan of a circuit. A gate with a constant becomes the gate with two inputs that a learner
   * writes, the constant first: 2 * x.
   */
  static Plan of(Value output, List<Value> inputs) {
    var items = new ArrayList<Item>();
    Map<Node, Integer> place = new IdentityHashMap<>();
    for (Value input : inputs) {
      place.put(input, items.size());
      items.add(new Input(input.label()));
    }
    for (Node node : output.circuit()) {
      if (!place.containsKey(node)) {
        int[] from = node.inputs().stream().mapToInt(place::get).toArray();
        items.addAll(items(node, items.size(), from));
        place.put(node, items.size() - 1);
      }
    }
    return new Plan(items);
  }

  private static List<Item> items(Node node, int next, int... from) {
    if (node.isLeaf()) {
      return List.of(new Constant(((Value) node).data()));
    } else if (node.gate() instanceof MulConstantGate mul) {
      return List.of(new Constant(mul.constant()), new Plug(Gates.MUL, next, from[0]));
    } else if (node.gate() instanceof AddConstantGate add) {
      return List.of(new Constant(add.constant()), new Plug(Gates.ADD, next, from[0]));
    }
    return List.of(new Plug(node.gate(), from));
  }

  /** How many inputs there are. */
  int inputs() {
    return (int) items.stream().filter(Input.class::isInstance).count();
  }

  /** The places of the gates. */
  List<Integer> gates() {
    var gates = new ArrayList<Integer>();
    for (int k = 0; k < items.size(); k++) {
      if (items.get(k) instanceof Plug) {
        gates.add(k);
      }
    }
    return gates;
  }

  Plug gate(int place) {
    return (Plug) items.get(place);
  }

  /** The number at every place. */
  double[] values(double... inputs) {
    var values = new double[items.size()];
    for (int k = 0; k < values.length; k++) {
      Item item = items.get(k);
      if (item instanceof Constant constant) {
        values[k] = constant.number();
      } else if (item instanceof Plug plug) {
        values[k] = Step.forward(plug.gate(), at(plug, values));
      } else {
        values[k] = inputs[k];
      }
    }
    return values;
  }

  /** The numbers that go into a gate. */
  static double[] at(Plug plug, double... values) {
    var inputs = new double[plug.from().length];
    for (int k = 0; k < inputs.length; k++) {
      inputs[k] = values[plug.from()[k]];
    }
    return inputs;
  }

  /** A place in words: a name, a number, or the gate with what goes into it. */
  String describe(int place) {
    Item item = items.get(place);
    if (item instanceof Input input) {
      return input.name();
    } else if (item instanceof Constant constant) {
      return Numbers.text(constant.number());
    }
    Plug plug = (Plug) item;
    if (plug.from().length == 2 && !Character.isLetter(plug.gate().symbol().charAt(0))) {
      return "(%s %s %s)"
          .formatted(describe(plug.from()[0]), plug.gate().symbol(), describe(plug.from()[1]));
    }
    var words = new ArrayList<String>();
    for (int from : plug.from()) {
      words.add(describe(from));
    }
    return plug.gate().name() + "(" + String.join(", ", words) + ")";
  }
}
