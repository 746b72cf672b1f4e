package gategrad;

import gategrad.notebook.InterruptedComputation;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes behind a result, inputs first and as they are written: the order of the forward pass,
 * for pictures, tables and checks.
 *
 * <p>A depth-first visit with a stack of its own, so a chain of a million nodes is no deeper than
 * one of three. It leaves nothing in the nodes.
 */
final class Order {
  private static final int POLL_EVERY = 1 << 14;

  private enum State {
    ENTERED,
    PLACED
  }

  private final Map<Node, State> states = new IdentityHashMap<>();
  private Node[] nodes = new Node[16];
  private int size;

  Order(Node root) {
    var stack = new Node[16];
    int depth = 0;
    stack[depth++] = root;
    while (depth > 0) {
      var node = stack[depth - 1];
      var state = states.get(node);
      if (state == State.PLACED) {
        depth--;
      } else if (state == State.ENTERED || node.inputCount() == 0) {
        depth--;
        place(node);
      } else {
        states.put(node, State.ENTERED);
        int count = node.inputCount();
        if (depth + count > stack.length) {
          stack = Arrays.copyOf(stack, Math.max(2 * stack.length, depth + count));
        }
        for (int k = count - 1; k >= 0; k--) {
          if (states.get(node.input(k)) != State.PLACED) {
            stack[depth++] = node.input(k);
          }
        }
      }
    }
  }

  private void place(Node node) {
    states.put(node, State.PLACED);
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
    }
    if (size % POLL_EVERY == 0) {
      InterruptedComputation.poll();
    }
    nodes[size++] = node;
  }

  /** The nodes, each of which is of this type: a circuit has nodes of one kind. */
  <T extends Node> List<T> toList(Class<T[]> type) {
    return List.of(Arrays.copyOf(nodes, size, type));
  }
}
