package gategrad.explain;

import gategrad.Node;
import gategrad.Tensor;
import gategrad.Value;
import gategrad.array.Shape;
import gategrad.text.Messages;
import gategrad.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** How sentences speak of nodes, their elements and their gates. */
final class Words {
  private static final Messages SAY = Messages.of(Words.class);

  private Words() {}

  /** A sentence of this package's catalogue. */
  static String say(String key, Object... facts) {
    return SAY.say(key, facts);
  }

  /** A gate, as it stands in the picture: {@code the gate * (q)}. */
  static String gate(Node node) {
    return node.label().isEmpty()
        ? say("name.gate", "symbol", node.gate().symbol())
        : say("name.gate-named", "symbol", node.gate().symbol(), "name", node.label());
  }

  /** A number: its name with the index of the element, or where it comes from. */
  static String number(Node node, int element) {
    String index = index(node, element);
    if (!node.label().isEmpty()) {
      return node.label() + index;
    }
    if (node.isLeaf() && !index.isEmpty()) {
      return say("name.element", "index", index, "shape", ((Tensor) node).shape());
    }
    return node.isLeaf()
        ? say("name.input", "value", value(node, element))
        : say("name.output", "symbol", node.gate().symbol()) + index;
  }

  /** A node as a whole. */
  static String node(Node node) {
    if (!(node instanceof Tensor tensor) || tensor.data().size() == 1) {
      return number(node, 0);
    }
    return node.label().isEmpty() ? say("name.tensor", "shape", tensor.shape()) : node.label();
  }

  /** The result of a circuit: its name, or that it is the result. */
  static String result(Node node) {
    return node.label().isEmpty() ? say("name.result") : node.label();
  }

  /** {@code [2, 3]}, or nothing for a single number. */
  static String index(Node node, int element) {
    if (!(node instanceof Tensor tensor) || tensor.data().size() == 1) {
      return "";
    }
    Shape shape = tensor.shape();
    var index = new ArrayList<String>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      index.add(Integer.toString(element / shape.stride(axis) % shape.size(axis)));
    }
    return "[" + String.join(", ", index) + "]";
  }

  /** Where a use goes: the gate, and of a tensor which of its numbers. */
  static String use(Wire wire) {
    String index = index(wire.gate(), wire.element());
    return index.isEmpty()
        ? gate(wire.gate())
        : say("name.gate-element", "gate", gate(wire.gate()), "index", index);
  }

  static double value(Node node, int element) {
    return node instanceof Value value ? value.data() : ((Tensor) node).data().get(element);
  }

  /** {@code a, b and c}. */
  static String list(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : say(
            "name.list",
            "first",
            String.join(", ", words.subList(0, words.size() - 1)),
            "last",
            words.get(words.size() - 1));
  }

  /** With its sign, as a part of a sum: {@code +3} or {@code -3}. */
  static String signed(double number) {
    return number > 0 ? "+" + Numbers.text(number) : Numbers.text(number);
  }
}
