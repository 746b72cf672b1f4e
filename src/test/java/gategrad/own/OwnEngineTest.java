package gategrad.own;

import static gategrad.draw.Drawing.draw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.check.GradientCheck;
import gategrad.exercise.Exercise;
import gategrad.explain.Why;
import gategrad.mistake.Finder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Engines of learners, whole and half, in everything that takes one. */
class OwnEngineTest {

  /** Closures, as in micrograd, in a record. */
  record Num(double data, double[] g, List<Num> inputs, String op, Runnable back)
      implements Scalar<Num> {
    Num(double data) {
      this(data, new double[1], List.of(), "input", () -> {});
    }

    private static Num of(double data, String op, List<Num> inputs, double... locals) {
      var g = new double[1];
      return new Num(
          data,
          g,
          inputs,
          op,
          () -> {
            for (int k = 0; k < locals.length; k++) {
              inputs.get(k).g[0] += locals[k] * g[0];
            }
          });
    }

    @Override
    public double grad() {
      return g[0];
    }

    @Override
    public Num add(Num b) {
      return of(data + b.data, "+", List.of(this, b), 1, 1);
    }

    @Override
    public Num mul(Num b) {
      return of(data * b.data, "*", List.of(this, b), b.data, data);
    }

    @Override
    public Num tanh() {
      double t = Math.tanh(data);
      return of(t, "tanh", List.of(this), 1 - t * t);
    }

    @Override
    public void backward() {
      var order = new ArrayList<Num>();
      order(Collections.newSetFromMap(new IdentityHashMap<>()), order);
      Collections.reverse(order);
      g[0] = 1;
      order.forEach(num -> num.back.run());
    }

    private void order(Set<Num> done, List<Num> order) {
      if (done.add(this)) {
        inputs.forEach(input -> input.order(done, order));
        order.add(this);
      }
    }
  }

  @Test
  void itsOwnNumbersAreDrawn() {
    var x = new Num(-2);
    var f = x.add(new Num(5)).mul(new Num(-4));
    assertTrue(draw(f).text().contains("(no gradients yet: call backward())"), draw(f).text());
    f.backward();
    x.g[0] = 77; // not what we would say
    var text = draw(f).text();
    assertTrue(text.contains("77"), text);
    assertTrue(text.contains("(*)") && text.contains("-12"), text);
    assertTrue(draw(f).svg().orElseThrow().contains("77"));
    assertTrue(draw(f).withLocalGradients().text().contains("local"), text);
  }

  @Test
  void whatItSaysOfItselfIsShort() {
    var f = new Num(1);
    for (int k = 0; k < 200; k++) {
      f = f.add(f);
    }
    assertTrue(f.text().length() < 80, f.text());
  }

  @Test
  void isCheckedTrainedGradedAndExplained() {
    var check =
        GradientCheck.of(
            Num::new, v -> v.get(0).add(v.get(1)).mul(v.get(2)).tanh(), -0.2, 0.5, -0.4);
    assertTrue(check.passed(), check::text);
    for (int seed = 0; seed < 5; seed++) {
      var training = Training.xor(Num::new, new Random(seed));
      assertTrue(training.loss() < 0.1 * training.losses().get(0), training::text);
    }
    var exercise = Exercise.of("engine", 5).engine(5, Num::new, "add", "mul", "tanh");
    assertEquals("5.0", exercise.text(), exercise::toString);
    var x = new Num(-2);
    var f = x.mul(new Num(3)).add(x);
    f.backward();
    var why = Why.why(x, f).sentences();
    assertTrue(why.get(0).contains("Your engine says 4, and so do"), why::toString);
    x.g[0] = 1;
    assertTrue(Why.why(x, f).sentences().get(0).contains("says 1, but"), why::toString);
    assertTrue(Why.why(new Num(1), f).text().contains("does not lead to the result"));
  }

  /** Four answers and nothing else, some of them unusable. */
  static final class Half implements Scalar<Half> {
    private final List<Half> inputs;
    private final String op;

    Half(String op, List<Half> inputs) {
      this.op = op;
      this.inputs = inputs;
    }

    @Override
    public double data() {
      return 2;
    }

    @Override
    public double grad() {
      throw new IllegalStateException("later");
    }

    @Override
    public List<Half> inputs() {
      return inputs;
    }

    @Override
    public String op() {
      return op;
    }
  }

  @Test
  void halfAnEngineIsHalfAPictureAndASentence() {
    var circle = new ArrayList<Half>();
    var f =
        new Half(
            "mine",
            new ArrayList<>(Arrays.asList(new Half(null, null), new Half("add", circle), null)));
    circle.add(f);
    var drawing = draw(f);
    var text = drawing.text();
    assertTrue(text.contains("(mine)") && text.contains("2"), text);
    assertTrue(text.contains("grad() of Half stopped with IllegalStateException"), text);
    assertTrue(text.contains("inputs() of Half returned null: return List.of()"), text);
    assertTrue(text.contains("op() of Half returned null"), text);
    assertTrue(text.contains("a gate mine has null among its inputs"), text);
    assertTrue(text.contains("leads back to itself"), text);
    assertFalse(drawing.svg().orElseThrow().isEmpty());
    var error = assertThrows(NotWritten.class, () -> f.mul(f));
    assertTrue(error.getMessage().contains("mul is not written yet in Half"), error::getMessage);
    var training = Training.xor(x -> new Half("input", List.of()), new Random(1));
    assertTrue(training.text().contains("mul is not written yet"), training::text);
    var exercise =
        Exercise.of("half", 2).engine(2, x -> new Half("input", List.of()), "add", "mul");
    assertEquals("0.0", exercise.text());
    assertTrue(exercise.toString().contains("add is not written yet"), exercise::toString);
    assertTrue(Why.why(circle.get(0), f).text().contains("Nothing is known of the gate"));
    var report = Finder.engine(x -> new Half("input", List.of()), new Random(1));
    assertFalse(report.right());
  }

  @Test
  void aLongChainIsWalkedWithoutRecursion() {
    var f = new Num(1);
    var one = new Num(1);
    for (int k = 0; k < 100_000; k++) {
      f = f.add(one);
    }
    assertEquals(100_002, OwnCircuit.of(f).nodes().size());
    assertTrue(draw(f).text().contains("in all 100,002 numbers"), draw(f).text());
  }
}
