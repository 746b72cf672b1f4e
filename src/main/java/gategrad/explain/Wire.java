package gategrad.explain;

import gategrad.Node;
import gategrad.Tensor;
import gategrad.gate.AddConstantGate;
import gategrad.gate.AffineGate;
import gategrad.gate.DivConstantGate;
import gategrad.gate.Gate;
import gategrad.gate.HardSigmoidGate;
import gategrad.gate.LinearGate;
import gategrad.gate.MatmulGate;
import gategrad.gate.MaxAxisGate;
import gategrad.gate.MaxGate;
import gategrad.gate.MinGate;
import gategrad.gate.MulConstantGate;
import gategrad.gate.MulGate;
import gategrad.gate.NegGate;
import gategrad.gate.ReluGate;
import gategrad.gate.SigmoidGate;
import gategrad.gate.SoftmaxGate;
import gategrad.gate.SoftsignGate;
import gategrad.gate.StepGate;
import gategrad.gate.TanhGate;
import gategrad.gate.VectorGate;
import gategrad.gate.WeightedSumGate;
import java.util.Optional;

/**
 * One wire of a trace, and what its gate has to do with its slope.
 *
 * @param gate where it arrives
 * @param element which element of the gate's output it arrives at
 * @param input which input of the gate it is
 * @param source which element of that input it comes from
 * @param slope the local gradient
 */
record Wire(Node gate, int element, int input, int source, double slope) {

  static Wire of(Trace trace, int wire) {
    int to = trace.to(wire);
    return new Wire(
        trace.node(to),
        trace.element(to),
        trace.input(wire),
        trace.element(trace.from(wire)),
        trace.slope(wire));
  }

  /** One number of a node. */
  record Spot(Node node, int element) {
    double value() {
      return Words.value(node, element);
    }

    String words() {
      return Words.number(node, element);
    }
  }

  private Gate rule() {
    return gate.gate();
  }

  /** What comes in through this wire. */
  Spot from() {
    return new Spot(gate.inputs().get(input), source);
  }

  /** What the gate makes of it. */
  Spot output() {
    return new Spot(gate, element);
  }

  /** Why the slope is zero, if it is. */
  Reason reason() {
    Gate rule = rule();
    if (rule instanceof MaxGate || rule instanceof MinGate || rule instanceof MaxAxisGate) {
      return Reason.NOT_CHOSEN;
    }
    if (rule instanceof StepGate) {
      return Reason.STEP;
    }
    if (rule instanceof ReluGate) {
      return Reason.CLOSED;
    }
    if (isBounded()) {
      return Reason.SATURATED;
    }
    return factor().isPresent() || rule instanceof MulConstantGate
        ? Reason.ZERO_FACTOR
        : Reason.FLAT;
  }

  /** A gate that flattens out on both sides. */
  boolean isBounded() {
    Gate rule = rule();
    return rule instanceof SigmoidGate
        || rule instanceof TanhGate
        || rule instanceof HardSigmoidGate
        || rule instanceof SoftsignGate
        || rule instanceof SoftmaxGate;
  }

  /** The other factor, where the gate multiplies: that is the slope. */
  Optional<Spot> factor() {
    Gate rule = rule();
    var inputs = gate.inputs();
    if (rule instanceof MulGate) {
      return Optional.of(new Spot(inputs.get(1 - input), element));
    }
    if (rule instanceof WeightedSumGate && input < inputs.size() - 1) {
      return Optional.of(new Spot(inputs.get(input ^ 1), 0));
    }
    if (rule instanceof MatmulGate product) {
      return Optional.of(partner(product.transposeX(), product.transposeY()));
    }
    return rule instanceof AffineGate && input < 2
        ? Optional.of(partner(false, false))
        : Optional.empty();
  }

  /** The element of the other matrix that this one is multiplied by. */
  private Spot partner(boolean transposeX, boolean transposeY) {
    int own = ((Tensor) gate.inputs().get(input)).data().columns();
    int row = source / own;
    int column = source % own;
    int columns = ((Tensor) gate).data().columns();
    boolean first = input == 0;
    int inner = (first ? transposeX : !transposeY) ? row : column;
    int outer = first ? element % columns : element / columns;
    boolean innerIsRow = first ? !transposeY : transposeX;
    var other = (Tensor) gate.inputs().get(1 - input);
    int width = other.data().columns();
    return new Spot(other, innerIsRow ? inner * width + outer : outer * width + inner);
  }

  /** What a max or min chose instead. */
  Optional<Spot> winner() {
    if (rule() instanceof MaxGate || rule() instanceof MinGate) {
      return Optional.of(new Spot(gate.inputs().get(1 - input), element));
    }
    if (rule() instanceof MaxAxisGate max) {
      var x = (Tensor) gate.inputs().get(0);
      for (int i = 0; i < x.data().size(); i++) {
        boolean same = VectorSlopes.group(max.over().axis(), x.shape(), i) == element;
        if (same && x.data().get(i) == output().value()) {
          return Optional.of(new Spot(x, i));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the gate looks at this number alone, so that "it saw" says everything. */
  boolean seesOneNumber() {
    return gate.inputs().size() == 1 && !(rule() instanceof VectorGate);
  }

  /** Whether the slope jumps here, as at the corner of a ReLU or a tie of a max. */
  boolean isKink() {
    if (rule() instanceof MaxGate || rule() instanceof MinGate || rule() instanceof MaxAxisGate) {
      return winner()
          .filter(other -> !other.equals(from()) && other.value() == from().value())
          .isPresent();
    }
    return Corner.at(gate, element);
  }

  /** Whether the slope is the same whatever the gate sees. */
  boolean isStraight() {
    Gate rule = rule();
    return rule instanceof AddConstantGate
        || rule instanceof MulConstantGate
        || rule instanceof DivConstantGate
        || rule instanceof NegGate
        || rule instanceof LinearGate;
  }
}
