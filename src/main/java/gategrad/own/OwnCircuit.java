package gategrad.own;

import static java.util.Objects.requireNonNull;

import gategrad.notebook.InterruptedComputation;
import gategrad.text.Messages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The circuit behind a number of a learner's engine: every node once, inputs before outputs, the
 * result last.
 *
 * <p>Half an engine gives half a circuit and remarks, not an exception: what the engine cannot say
 * is left open. The walk has a stack of its own, so a long chain is no deeper than a short one.
 *
 * @param nodes the nodes
 * @param remarks what the engine did not say, in words
 */
public record OwnCircuit(List<OwnNode> nodes, List<String> remarks) {
  private static final Messages WORDS = Messages.of(OwnCircuit.class);

  /** Walks through everything behind a number. */
  public static OwnCircuit of(Scalar<?> result) {
    requireNonNull(result, "the number is null");
    return new Walk().from(result);
  }

  /** The result. */
  public OwnNode result() {
    return nodes.get(nodes.size() - 1);
  }

  /** Whether a backward pass left a gradient anywhere, or an engine's answer is missing. */
  public boolean hasGradients() {
    return nodes.stream().anyMatch(node -> node.grad() != 0);
  }

  private static final class Walk {
    private static final int POLL_EVERY = 1 << 14;

    private final Map<Scalar<?>, Integer> places = new IdentityHashMap<>();
    private final Map<Scalar<?>, List<Scalar<?>>> inputs = new IdentityHashMap<>();
    private final Set<Scalar<?>> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<OwnNode> nodes = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    OwnCircuit from(Scalar<?> result) {
      var stack = new ArrayDeque<Scalar<?>>();
      stack.push(result);
      while (!stack.isEmpty()) {
        Scalar<?> number = stack.peek();
        if (places.containsKey(number)) {
          stack.pop();
        } else if (open.add(number)) {
          enter(number, stack);
        } else {
          stack.pop();
          place(number);
        }
      }
      return new OwnCircuit(List.copyOf(nodes), List.copyOf(remarks));
    }

    private void enter(Scalar<?> number, ArrayDeque<Scalar<?>> stack) {
      if (open.size() % POLL_EVERY == 0) {
        InterruptedComputation.poll();
      }
      List<Scalar<?>> from = inputs(number);
      inputs.put(number, from);
      for (int k = from.size() - 1; k >= 0; k--) {
        if (!open.contains(from.get(k))) {
          stack.push(from.get(k));
        }
      }
    }

    private List<Scalar<?>> inputs(Scalar<?> number) {
      List<?> given = ask("inputs()", number, number::inputs, List.of());
      var from = new ArrayList<Scalar<?>>();
      for (Object input : given) {
        if (input instanceof Scalar<?> scalar) {
          from.add(scalar);
        } else {
          remarks.add(WORDS.say("own.null-input", "op", op(number)));
        }
      }
      return from;
    }

    /** An input that is still open leads back here: a circle, which is cut. */
    private void place(Scalar<?> number) {
      var from = new ArrayList<Integer>();
      for (Scalar<?> input : inputs.get(number)) {
        Integer place = places.get(input);
        if (place == null) {
          remarks.add(WORDS.say("own.circle", "op", op(number)));
        } else {
          from.add(place);
        }
      }
      var op = op(number);
      if (from.size() == 1 && OwnNode.takesTwo(op)) {
        from.add(from.get(0)); // an engine that keeps its inputs in a set
      }
      nodes.add(
          new OwnNode(
              number,
              op,
              ask("label()", number, number::label, ""),
              ask("data()", number, number::data, Double.NaN),
              ask("grad()", number, number::grad, Double.NaN),
              from));
      places.put(number, nodes.size() - 1);
    }

    private String op(Scalar<?> number) {
      return ask("op()", number, number::op, "?");
    }

    /** What the engine answers; where it does not, a remark and what stands for it. */
    private <T> T ask(String question, Scalar<?> number, Supplier<T> asked, T instead) {
      try {
        T answer = asked.get();
        if (answer != null) {
          return answer;
        }
        remarks.add(
            WORDS.say(
                question.equals("inputs()") ? "own.null-inputs" : "own.null",
                "question",
                question,
                "type",
                number.getClass().getSimpleName()));
      } catch (RuntimeException failed) {
        remarks.add(
            WORDS.say(
                "own.failed",
                "question",
                question,
                "type",
                number.getClass().getSimpleName(),
                "error",
                failed.getClass().getSimpleName()));
      }
      return instead;
    }
  }
}
