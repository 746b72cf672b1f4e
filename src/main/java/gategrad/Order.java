package gategrad;

import gategrad.notebook.InterruptedComputation;
import java.util.Arrays;
import java.util.List;

/**
 * The nodes behind a result, inputs first and as they are written: the order of the forward pass,
 * for pictures, tables and checks.
 *
 * <p>A depth-first visit with a stack of its own, so a chain of a million nodes is no deeper than
 * one of three. Each visit brings two fresh marks and leaves them in the nodes; a visit that was
 * cut short therefore cannot confuse the next one.
 */
final class Order {
  private static final int POLL_EVERY = 1 << 14;

  private Node[] nodes = new Node[16];
  private int size;

  Order(Node root) {
    var entered = new Object();
    var placed = new Object();
    var stack = new Node[16];
    int depth = 0;
    stack[depth++] = root;
    while (depth > 0) {
      var node = stack[depth - 1];
      if (node.mark == placed) {
        depth--;
      } else if (node.mark == entered || node.inputCount() == 0) {
        depth--;
        node.mark = placed;
        place(node);
      } else {
        node.mark = entered;
        int count = node.inputCount();
        if (depth + count > stack.length) {
          stack = Arrays.copyOf(stack, Math.max(2 * stack.length, depth + count));
        }
        for (int k = count - 1; k >= 0; k--) {
          if (node.input(k).mark != placed) {
            stack[depth++] = node.input(k);
          }
        }
      }
    }
  }

  private void place(Node node) {
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
