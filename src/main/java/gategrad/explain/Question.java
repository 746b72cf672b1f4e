package gategrad.explain;

import gategrad.Node;
import gategrad.Tensor;
import gategrad.Value;
import gategrad.array.Precision;
import java.util.Optional;

/**
 * Why does this number have this gradient? Looks for an answer in the order that a person would.
 */
final class Question {
  private final Node x;
  private final int element;
  private final Optional<Node> result;
  private final Story story = new Story();
  private final String name;

  Question(Node x, int element, Optional<Node> asked) {
    this.x = x;
    this.element = element;
    this.result = asked.isPresent() ? asked : x.lastResult();
    this.name = Words.number(x, element);
  }

  /** The answer after a sentence about the tensor as a whole. */
  Explanation answer(String before) {
    story.tell(before);
    return answer();
  }

  Explanation answer() {
    if (result.isEmpty()) {
      Unreached.withoutResult(x, name, story);
      return story.about(x);
    }
    Node y = result.get();
    if (x == y) {
      story.found(Reason.RESULT);
      story.say("result.itself", "x", name, "gradient", stored());
      return story.about(y);
    }
    if (x instanceof Tensor tensor && !tensor.requiresGrad()) {
      Unreached.from(y, x, name, story);
      return story.about(y);
    }
    Optional<Trace> trace = trace(y);
    if (trace.isEmpty()) {
      story.found(Reason.UNKNOWN);
      story.say("unknown.large", "x", name, "y", Words.result(y));
    } else if (!trace.get().arrives()) {
      Unreached.from(y, x, name, story);
    } else {
      follow(trace.get(), y);
    }
    return story.about(y);
  }

  private Optional<Trace> trace(Node y) {
    if (x instanceof Value value && y instanceof Value sum) {
      double seed = isOfLastPass() && sum.grad() != 0 ? sum.grad() : 1;
      return Optional.of(ValueTrace.of(value, sum, seed));
    }
    if (x instanceof Tensor tensor && y instanceof Tensor sum) {
      return TensorTrace.of(tensor, element, sum, seeds(sum));
    }
    throw new IllegalArgumentException("why: one of the two is a Value, the other a Tensor");
  }

  private double[] seeds(Tensor y) {
    if (isOfLastPass() && y.requiresGrad()) {
      double[] seeds = y.gradData().toDoubles();
      for (double seed : seeds) {
        if (seed != 0) {
          return seeds;
        }
      }
    }
    if (y.data().size() != 1) {
      throw new IllegalArgumentException(
          "why: the result has shape %s, but a gradient is of one number; ask about sum() or mean() of it"
              .formatted(y.shape()));
    }
    return new double[] {1};
  }

  /** Whether the stored gradient is that of this result. */
  private boolean isOfLastPass() {
    return x.lastResult().isPresent() && x.lastResult().get() == result.orElseThrow();
  }

  private double stored() {
    return x instanceof Value value ? value.grad() : ((Tensor) x).gradData().get(element);
  }

  private void follow(Trace trace, Node y) {
    var flow = new Flow(trace);
    Stale.first(y).ifPresent(this::stale);
    if (isOfLastPass()) {
      Passes.compare(name, stored(), x.passes(), flow, tolerance(), story);
    } else {
      story.say("run.other", "x", name, "y", Words.result(y));
    }
    double gradient = flow.gradient[0];
    if (!Double.isFinite(gradient)) {
      story.say("backward.head", "x", name, "gradient", gradient);
      NotFinite.tellBackward(trace, flow, story);
    } else if (Flow.isNothing(gradient, flow.gradientSize[0])) {
      story.say("zero.head", "x", name, "y", Words.result(y));
      new ZeroGradient(trace, flow, story).tell();
    } else {
      new PlainGradient(trace, flow, story, name, Words.result(y)).tell();
    }
    Kinks.tell(trace, flow, story);
  }

  private void stale(Stale.Change change) {
    story.found(Reason.STALE);
    story.say(
        "stale.values",
        "gate",
        Words.gate(change.spot().node()),
        "then",
        change.spot().value(),
        "now",
        change.now());
  }

  private double tolerance() {
    return x instanceof Tensor tensor && tensor.precision() == Precision.FLOAT32 ? 1e-4 : 1e-9;
  }
}
