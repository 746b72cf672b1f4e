package gategrad.explain;

import gategrad.Node;
import gategrad.Tensor;
import java.util.Optional;

/** Why no gradient comes: no pass ran, or no way leads to the result. */
final class Unreached {
  private Unreached() {}

  /** Nobody knows of a backward pass, or the result is gone. */
  static void withoutResult(Node x, String name, Story story) {
    if (x instanceof Tensor tensor && !tensor.requiresGrad()) {
      constant(tensor, name, story);
    } else if (x.passes() == 0) {
      story.found(Reason.NOT_RUN);
      story.say("run.never", "x", name);
    } else {
      story.found(Reason.RESULT_GONE);
      story.say("run.gone", "x", name, "n", x.passes());
    }
  }

  private static void constant(Tensor x, String name, Story story) {
    if (x.isLeaf()) {
      story.found(Reason.DETACHED);
      story.say("path.constant", "x", name);
    } else {
      story.found(Reason.NOT_RECORDED);
      story.say("path.unrecorded", "y", name);
    }
  }

  /** There is a result, but no way leads there. */
  static void from(Node y, Node x, String name, Story story) {
    String result = Words.result(y);
    if (y.isLeaf() && y instanceof Tensor tensor && !tensor.requiresGrad()) {
      story.found(Reason.NOT_RECORDED);
      story.say("path.unrecorded", "y", result);
      return;
    }
    if (x instanceof Tensor tensor && !tensor.requiresGrad()) {
      constant(tensor, name, story);
      return;
    }
    if (x instanceof Tensor tensor && detached(tensor, y)) {
      story.found(Reason.DETACHED);
      story.say("path.detached", "x", name, "y", result);
      return;
    }
    story.found(Reason.NOT_CONNECTED);
    boolean element = y.circuit().stream().anyMatch(node -> node == x);
    story.say(element ? "path.element" : "path.none", "x", name, "y", result);
    int constants = constants(y);
    if (!element && constants > 0) {
      story.say("path.constants", "n", constants, "x", name, "y", result);
    }
    twin(x, y).ifPresent(twin -> story.say("path.twin", "y", result, "label", twin.label()));
  }

  private static int constants(Node y) {
    return (int)
        y.circuit().stream()
            .filter(node -> node.isLeaf() && node instanceof Tensor t && !t.requiresGrad())
            .count();
  }

  private static boolean detached(Tensor x, Node y) {
    return y.circuit().stream()
        .anyMatch(node -> node != x && node instanceof Tensor other && other.data() == x.data());
  }

  /** Another input with the same name, as when a cell that declares it ran again. */
  private static Optional<? extends Node> twin(Node x, Node y) {
    return x.label().isEmpty()
        ? Optional.empty()
        : y.circuit().stream()
            .filter(node -> node != x && node.label().equals(x.label()))
            .findFirst();
  }
}
