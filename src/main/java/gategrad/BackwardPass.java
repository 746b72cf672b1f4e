package gategrad;

import gategrad.notebook.InterruptedComputation;
import java.lang.ref.WeakReference;
import java.util.Arrays;

/**
 * Hands the gradient of a result back to everything it was calculated from.
 *
 * <p>A node may hand its gradient on only when all its uses have handed theirs to it. So the first
 * walk counts how often each node is used; the second starts at the result and takes a node when
 * none of its uses is left. Both keep a stack of their own: a chain of a million nodes is no deeper
 * than one of three.
 *
 * <p>Each pass brings a fresh mark, a weak reference to its result, and leaves it in the nodes; a
 * pass that was cut short therefore cannot confuse the next one.
 */
final class BackwardPass {
  private static final int POLL_EVERY = 1 << 14;

  private final Node result;
  private final WeakReference<Node> origin;
  private final int nodes;
  private Node[] stack = new Node[64];
  private int size;

  /** Counts the uses of every node behind {@code result}, and clears what was calculated. */
  BackwardPass(Node result) {
    this.result = result;
    this.origin = new WeakReference<>(result);
    result.lastResult = origin;
    push(result);
    int visited = 0;
    while (size > 0) {
      visited++;
      if (visited % POLL_EVERY == 0) {
        InterruptedComputation.poll();
      }
      var node = stack[--size];
      if (!node.isLeaf()) {
        node.clearGradient();
        node.countUses(this);
      }
    }
    nodes = visited;
  }

  /** A node says here that it uses {@code input}. */
  void countUse(Node input) {
    if (input.lastResult != origin) {
      input.lastResult = origin;
      input.usesLeft = 0;
      push(input);
    }
    input.usesLeft++;
  }

  /**
   * Lets the gates hand on, last gate first.
   *
   * @throws IllegalStateException if not every node was reached once, because another pass changed
   *     the counts
   */
  void run() {
    push(result);
    int done = 0;
    while (size > 0) {
      stack[--size].distribute(this);
      done++;
    }
    if (done != nodes) {
      throw new IllegalStateException(
          "another backward pass was under way in the same nodes, so the gradients are wrong: a circuit, and every circuit that shares its inputs, belongs to one thread at a time; call zeroGrad and run them one after the other");
    }
  }

  /** A node says here that it has handed its gradient on to {@code input}. */
  void useDone(Node input) {
    input.usesLeft--;
    if (input.usesLeft == 0) {
      push(input);
    }
  }

  private void push(Node node) {
    if (size == stack.length) {
      stack = Arrays.copyOf(stack, 2 * size);
    }
    stack[size++] = node;
  }
}
