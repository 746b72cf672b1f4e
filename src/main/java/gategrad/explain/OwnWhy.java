package gategrad.explain;

import gategrad.Value;
import gategrad.draw.Drawing;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.UnaryGate;
import gategrad.own.OwnCircuit;
import gategrad.own.OwnNode;
import gategrad.own.Scalar;
import gategrad.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains a gradient of a learner's own engine: first whether it is what the local gradients of
 * its gates give, then, along the same circuit made of our gates, why that is so.
 */
final class OwnWhy {
  private static final Messages WORDS = Messages.of(OwnWhy.class);
  private static final double TOLERANCE = 1e-9;

  private final OwnCircuit circuit;
  private final List<Value> mirror = new ArrayList<>();

  private OwnWhy(OwnCircuit circuit) {
    this.circuit = circuit;
  }

  static Explanation explain(Scalar<?> x, Scalar<?> result) {
    var why = new OwnWhy(OwnCircuit.of(result));
    int place = why.place(x);
    if (place < 0) {
      return why.only(result, Reason.NOT_CONNECTED, WORDS.say("own.unreached"));
    }
    Optional<String> obstacle = why.build();
    return obstacle.isPresent()
        ? why.only(result, Reason.UNKNOWN, obstacle.get())
        : why.compared(result, place);
  }

  private int place(Scalar<?> x) {
    for (int k = 0; k < circuit.nodes().size(); k++) {
      if (circuit.nodes().get(k).number() == x) {
        return k;
      }
    }
    return -1;
  }

  private Explanation only(Scalar<?> result, Reason reason, String sentence) {
    var sentences = List.of(sentence);
    return new Explanation(List.of(reason), sentences, List.of(), Drawing.draw(result, sentences));
  }

  /** The same circuit of our gates; a sentence where that cannot be. */
  private Optional<String> build() {
    for (OwnNode node : circuit.nodes()) {
      Optional<Value> value =
          node.isLeaf() ? Optional.of(Value.of(node.data())) : node.gate().map(g -> plug(g, node));
      if (value.isEmpty()) {
        return Optional.of(WORDS.say("own.unknown", "gate", node.op()));
      }
      double ours = value.get().data();
      if (!near(ours, node.data())) {
        return Optional.of(
            WORDS.say("own.value", "gate", node.op(), "yours", node.data(), "right", ours));
      }
      mirror.add(node.label().isEmpty() ? value.get() : value.get().named(node.label()));
    }
    return Optional.empty();
  }

  private Value plug(Gate gate, OwnNode node) {
    Value x = mirror.get(node.inputs().get(0));
    return gate instanceof UnaryGate unary
        ? x.apply(unary)
        : x.apply((BinaryGate) gate, mirror.get(node.inputs().get(1)));
  }

  private Explanation compared(Scalar<?> result, int place) {
    Value y = mirror.get(mirror.size() - 1);
    y.backward();
    Value x = mirror.get(place);
    double yours = circuit.nodes().get(place).grad();
    var sentences = new ArrayList<String>();
    sentences.add(
        near(x.grad(), yours)
            ? WORDS.say("own.agrees", "yours", yours)
            : WORDS.say("own.differs", "yours", yours, "right", x.grad()));
    var why = Why.why(x, y);
    sentences.addAll(why.sentences());
    return new Explanation(why.reasons(), sentences, why.causes(), Drawing.draw(result, sentences));
  }

  private static boolean near(double ours, double theirs) {
    double size = Math.max(1, Math.max(Math.abs(ours), Math.abs(theirs)));
    return ours == theirs
        || Double.isNaN(ours) && Double.isNaN(theirs)
        || Math.abs(ours - theirs) <= TOLERANCE * size;
  }
}
