package gategrad;

import static java.util.Objects.requireNonNull;

import gategrad.gate.Gate;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;

/**
 * A gate plugged into a circuit, or an input of the circuit.
 *
 * <p>Nodes are made by calculating; they point at their inputs and at nothing else, so a circuit
 * that nobody holds any more is garbage collected.
 *
 * <p>A circuit belongs to one thread at a time, together with every circuit that shares an input
 * with it; circuits that share nothing may be used in different threads. A {@code backward} that
 * meets another one is mostly noticed, and is an error.
 */
public abstract sealed class Node permits Value, Tensor {
  private static final WeakReference<Node> NO_RESULT = new WeakReference<>(null);

  private final Gate gate;
  private String label = "";

  /** Where the last backward pass that came here began; also its mark, see {@link BackwardPass}. */
  WeakReference<Node> lastResult = NO_RESULT;

  /** How many uses have not handed their gradient on yet; see {@link BackwardPass}. */
  int usesLeft;

  /** At an input: how many backward passes the gradient adds up. Two bytes keep nodes small. */
  char passes;

  Node(Gate gate) {
    this.gate = requireNonNull(gate, "gate");
  }

  /** The gate that made this node; {@code Gates.INPUT} if nobody calculated it. */
  public final Gate gate() {
    return gate;
  }

  /** The name given with {@code named}, or {@code ""}. */
  public final String label() {
    return label;
  }

  final void label(String label) {
    this.label = requireNonNull(label, "label");
  }

  /** Whether nobody calculated this node: an input or a parameter. */
  public final boolean isLeaf() {
    return inputCount() == 0;
  }

  /**
   * The result whose {@code backward} came here last; empty if none did, or if nobody holds that
   * result any more: a parameter does not keep the circuits it took part in alive.
   */
  public final Optional<Node> lastResult() {
    return Optional.ofNullable(lastResult.get());
  }

  /**
   * How many backward passes the gradient adds up. At an input every {@code backward} counts, until
   * {@code zeroGrad}; what a gate calculated is cleared before each, so there it is 0 or 1.
   */
  public int passes() {
    return isLeaf() ? passes : lastResult == NO_RESULT ? 0 : 1;
  }

  /** An input says this when its gradient is whole; a count that two bytes cannot hold stays. */
  final void countPass() {
    if (passes < Character.MAX_VALUE) {
      passes++;
    }
  }

  /** What goes into the gate, in order; an input used twice stands there twice. */
  public abstract List<? extends Node> inputs();

  /** Every node this one depends on, each once, inputs before outputs, this node last. */
  public abstract List<? extends Node> circuit();

  /**
   * Calculates the gradient of this node with respect to every node it depends on.
   *
   * <p>First the gradients of all calculated nodes are cleared, then this node's is set to one,
   * then the gates hand it on, last gate first. Where a node is used more than once the parts add
   * up. Inputs are <em>not</em> cleared: they collect until {@code zeroGrad}, so calling this twice
   * doubles them; {@link #passes} tells how many are in the sum.
   */
  public final void backward() {
    backward(1);
  }

  /** The same, where the gradient of this node is not one but what comes from further up. */
  public void backward(double upstream) {
    var pass = new BackwardPass(this);
    seed(upstream);
    pass.run();
  }

  abstract int inputCount();

  abstract Node input(int k);

  abstract void clearGradient();

  abstract void seed(double upstream);

  /** Tells the pass of every input, once for each time it is used. */
  abstract void countUses(BackwardPass pass);

  /** Adds upstream gradient times local gradient to the gradient of every input, and tells. */
  abstract void distribute(BackwardPass pass);
}
