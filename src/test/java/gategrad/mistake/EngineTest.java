package gategrad.mistake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.own.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines as learners write them, right and with one fault each. */
class EngineTest {
  private static final int SEEDS = 10;

  /** A switch for each fault. */
  enum Fault {
    NONE,
    OVERWRITES,
    FIRST,
    NO_SEED,
    SEED_IS_RESULT,
    UPSTREAM_FORGOTTEN,
    DEPTH_FIRST,
    BREADTH_FIRST,
    EVERY_TIME,
    LISTED_TWICE,
    NOT_REVERSED,
    MUL_NOT_SWAPPED,
    ADD_AS_MUL,
    MAX_TO_BOTH,
    SIGMOID_FROM_INPUT,
    MUL_FORGETS_UPSTREAM,
    MUL_FORWARD_ADDS,
    NO_MAX
  }

  static final class Num implements Scalar<Num> {
    private final Fault fault;
    private final double data;
    private final String op;
    private final List<Num> inputs;
    private final double[] locals;
    private double grad;
    private boolean touched;

    Num(Fault fault, double data, String op, List<Num> inputs, double... locals) {
      this.fault = fault;
      this.data = data;
      this.op = op;
      this.inputs = inputs;
      this.locals = locals;
    }

    static DoubleFunction<Num> with(Fault fault) {
      return data -> new Num(fault, data, "input", List.of());
    }

    private Num make(double data, String op, List<Num> inputs, double... locals) {
      return new Num(fault, data, op, inputs, locals);
    }

    @Override
    public Num add(Num b) {
      return fault == Fault.ADD_AS_MUL
          ? make(data + b.data, "add", List.of(this, b), b.data, data)
          : make(data + b.data, "add", List.of(this, b), 1, 1);
    }

    @Override
    public Num mul(Num b) {
      double result = fault == Fault.MUL_FORWARD_ADDS ? data + b.data : data * b.data;
      return fault == Fault.MUL_NOT_SWAPPED
          ? make(result, "mul", List.of(this, b), data, b.data)
          : make(result, "mul", List.of(this, b), b.data, data);
    }

    @Override
    public Num max(Num b) {
      if (fault == Fault.NO_MAX) {
        return Scalar.super.max(b);
      }
      boolean first = data >= b.data;
      boolean both = fault == Fault.MAX_TO_BOTH;
      return make(
          Math.max(data, b.data),
          "max",
          List.of(this, b),
          first || both ? 1 : 0,
          first && !both ? 0 : 1);
    }

    @Override
    public Num sigmoid() {
      double s = 1 / (1 + Math.exp(-data));
      double local = fault == Fault.SIGMOID_FROM_INPUT ? data * (1 - data) : s * (1 - s);
      return make(s, "sigmoid", List.of(this), local);
    }

    @Override
    public void backward() {
      grad = fault == Fault.NO_SEED ? 0 : fault == Fault.SEED_IS_RESULT ? data : 1;
      switch (fault) {
        case DEPTH_FIRST -> depthFirst(identitySet());
        case BREADTH_FIRST -> breadthFirst();
        case EVERY_TIME -> everyTime();
        default -> ordered();
      }
    }

    private void ordered() {
      var nodes = new ArrayList<Num>();
      order(identitySet(), nodes);
      if (fault != Fault.NOT_REVERSED) {
        Collections.reverse(nodes);
      }
      nodes.forEach(Num::handOn);
    }

    private void order(Set<Num> done, List<Num> nodes) {
      if (fault != Fault.LISTED_TWICE && !done.add(this)) {
        return;
      }
      inputs.forEach(input -> input.order(done, nodes));
      nodes.add(this);
    }

    private void depthFirst(Set<Num> done) {
      if (done.add(this)) {
        handOn();
        inputs.forEach(input -> input.depthFirst(done));
      }
    }

    private void breadthFirst() {
      var done = identitySet();
      var queue = new ArrayDeque<Num>(List.of(this));
      done.add(this);
      while (!queue.isEmpty()) {
        var next = queue.remove();
        next.handOn();
        next.inputs.stream().filter(done::add).forEach(queue::add);
      }
    }

    private void everyTime() {
      handOn();
      inputs.forEach(Num::everyTime);
    }

    private void handOn() {
      for (int k = 0; k < inputs.size(); k++) {
        boolean forgets =
            fault == Fault.UPSTREAM_FORGOTTEN
                || fault == Fault.MUL_FORGETS_UPSTREAM && op.equals("mul");
        inputs.get(k).arrive(locals[k] * (forgets ? 1 : grad));
      }
    }

    private void arrive(double part) {
      if (fault == Fault.OVERWRITES) {
        grad = part;
      } else if (fault != Fault.FIRST || !touched) {
        grad += part;
      }
      touched = true;
    }

    private static Set<Num> identitySet() {
      return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    @Override
    public double data() {
      return data;
    }

    @Override
    public double grad() {
      return grad;
    }

    @Override
    public List<Num> inputs() {
      return inputs;
    }

    @Override
    public String op() {
      return op;
    }
  }

  /** What the finder must say of a fault: at which part, counted from 0, and which mistake. */
  record Case(Fault fault, int part, String mistake) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(Fault.ADD_AS_MUL, 0, "rule.mul"),
        new Case(Fault.MUL_NOT_SWAPPED, 1, "two.swapped"),
        new Case(Fault.MUL_FORWARD_ADDS, 1, "forward.other-gate"),
        new Case(Fault.MAX_TO_BOTH, 2, "max.both"),
        new Case(Fault.SIGMOID_FROM_INPUT, 3, "sigmoid.from-input"),
        new Case(Fault.UPSTREAM_FORGOTTEN, 4, "pass.local-only"),
        new Case(Fault.MUL_FORGETS_UPSTREAM, 4, "gate.upstream-forgotten"),
        new Case(Fault.OVERWRITES, 5, "fork.overwritten"),
        new Case(Fault.FIRST, 5, "fork.overwritten"),
        new Case(Fault.DEPTH_FIRST, 5, "walk.depth-first"),
        new Case(Fault.BREADTH_FIRST, 5, "walk.breadth-first"),
        new Case(Fault.EVERY_TIME, 5, "walk.every-time"),
        new Case(Fault.LISTED_TWICE, 5, "walk.listed-twice"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isNamedAtItsPartAndChargedOnce(Case wrong) {
    for (int seed = 0; seed < SEEDS; seed++) {
      var report = Finder.engine(Num.with(wrong.fault()), new Random(seed));
      for (int part = 0; part < report.parts().size(); part++) {
        assertEquals(part != wrong.part(), report.parts().get(part).right(), report::text);
      }
      assertEquals(
          List.of(wrong.mistake()), report.parts().get(wrong.part()).mistakes(), report::text);
    }
  }

  @Test
  void aRightEngineIsRight() {
    for (int seed = 0; seed < 100; seed++) {
      var report = Finder.engine(Num.with(Fault.NONE), new Random(seed));
      assertTrue(report.right(), report::text);
      assertEquals(6, report.parts().size());
    }
  }

  @Test
  void aPassThatDoesNotStartIsSeenAtEveryGate() {
    for (Fault fault : List.of(Fault.NO_SEED, Fault.SEED_IS_RESULT, Fault.NOT_REVERSED)) {
      var report = Finder.engine(Num.with(fault), new Random(1));
      assertFalse(report.parts().get(fault == Fault.NOT_REVERSED ? 4 : 0).right(), report::text);
    }
    var report = Finder.engine(Num.with(Fault.NO_SEED), new Random(1));
    assertEquals(List.of("start.not"), report.parts().get(0).mistakes(), report::text);
  }

  @Test
  void whatIsMissingIsNamedAndTheRestIsJudged() {
    var report = Finder.engine(Num.with(Fault.NO_MAX), new Random(1));
    assertTrue(
        report.parts().get(2).text().contains("max is not written yet in Num"), report::text);
    assertEquals(
        List.of(true, true, false, true, true, true),
        report.parts().stream().map(Diagnosis::right).toList());
  }
}
