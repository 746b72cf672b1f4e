package gategrad.explain;

import static gategrad.draw.Circuit.circuit;
import static gategrad.explain.Why.why;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import gategrad.Value;
import gategrad.array.Shape;
import gategrad.draw.Circuit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each verdict on the smallest circuit that shows it. */
class WhyTest {

  private static Value value(String name, double data) {
    return Value.of(data).named(name);
  }

  private static Value ran(Value result) {
    result.backward();
    return result;
  }

  private static void assertSays(Explanation answer, Reason reason, String... words) {
    assertEquals(reason, answer.reasons().get(0), answer::text);
    String all = String.join("\n", answer.sentences());
    for (String word : words) {
      assertTrue(all.contains(word), () -> "'" + word + "' is missing in\n" + all);
    }
    assertTrue(answer.text().startsWith(answer.sentences().get(0)), answer::text);
    assertTrue(answer.svg().orElseThrow().contains("<svg"), "no picture");
  }

  @Test
  void aReluIsOff() {
    var x = value("x", -2);
    ran(x.relu());
    assertSays(why(x), Reason.CLOSED, "The gradient of x is 0", "relu saw -2", "closed");
    assertTrue(why(x).text().contains("<= here"), why(x).text());
  }

  @Test
  void aSigmoidOrATanhIsSaturated() {
    var x = value("x", 40);
    ran(x.sigmoid());
    assertSays(why(x), Reason.SATURATED, "sigmoid saw 40 and gave 1", "slope is 0");
    var z = value("z", -20);
    ran(z.tanh());
    assertSays(why(z), Reason.SATURATED, "tanh saw -20 and gave -1");
  }

  @Test
  void aMaxIsLostHere() {
    var x = value("x", 2);
    ran(x.max(value("c", 7)));
    assertSays(why(x), Reason.NOT_CHOSEN, "chose c = 7, not x = 2");
    var a = value("a", 2);
    var b = value("b", 2);
    ran(a.min(b));
    assertSays(why(b), Reason.NOT_CHOSEN, "tie, 2 twice", "b gets no gradient");
    assertEquals(List.of(Reason.PRODUCT, Reason.KINK), why(a).reasons());
  }

  @Test
  void aFactorIsZero() {
    var x = value("x", 5);
    ran(x.mul(value("w", 0)));
    assertSays(why(x), Reason.ZERO_FACTOR, "multiplies by w, which is 0");
    var y = value("y", 5);
    ran(y.mul(0));
    assertSays(why(y), Reason.ZERO_FACTOR, "multiplies by 0");
    var a = value("a", 3);
    ran(Value.apply(gategrad.gate.Gates.WEIGHTED_SUM, a, value("in", 0), value("b", 1)));
    assertSays(why(a), Reason.ZERO_FACTOR, "multiplies by in, which is 0");
  }

  @Test
  void aStepGateIsFlat() {
    var x = value("x", 3);
    ran(x.step().mul(2));
    assertSays(why(x), Reason.STEP, "step");
  }

  @Test
  void anyOtherGateIsFlatHere() {
    var x = value("x", 0);
    ran(x.square());
    assertSays(why(x), Reason.FLAT, "saw 0; its slope there is 0");
  }

  @Test
  void branchesCancel() {
    var x = value("x", 3);
    ran(x.sub(x));
    assertSays(why(x), Reason.CANCELS, "The 2 uses of x cancel: +1", "-1");
    var y = value("y", 0.1);
    var h = y.mul(3).named("h");
    ran(h.mul(0.1).add(h.mul(0.2)).sub(h.mul(0.3)));
    assertSays(why(y), Reason.CANCELS, "The 3 uses of h cancel", "rounding");
  }

  @Test
  void severalGatesInARow() {
    var x = value("x", -3);
    ran(x.relu().mul(value("w", 0)));
    var answer = why(x);
    assertEquals(List.of(Reason.CLOSED, Reason.ZERO_FACTOR), answer.reasons());
    assertTrue(answer.text().contains("2 things stand one behind"), answer.text());
  }

  @Test
  void aProductIsTooSmallForANumber() {
    var x = value("x", 0.5);
    var y = x;
    for (int k = 0; k < 400; k++) {
      y = y.mul(0.1);
    }
    ran(y);
    assertSays(why(x), Reason.UNDERFLOW, "about 1e-400");
  }

  @Test
  void noWayLeadsThere() {
    var x = value("x", 3);
    var y = value("y", 4).square();
    assertSays(why(x, y), Reason.NOT_CONNECTED, "x does not lead to");
    var w = value("w", 1);
    var f = w.mul(2).named("f");
    var again = value("w", 1);
    assertSays(why(again, f), Reason.NOT_CONNECTED, "f uses another input with the name w");
  }

  @Test
  void backwardNeverRan() {
    var x = value("x", 3);
    var y = x.square();
    assertSays(why(x), Reason.NOT_RUN, "No backward pass", "call backward()");
    assertSays(why(x, y), Reason.PRODUCT, "6", "would bring");
  }

  @Test
  void detachedOrNotRecorded() {
    var x = Tensor.of(1, 2).named("x");
    var y = x.detach().add(Tensor.of(1, 1)).sum();
    y.backward();
    assertSays(why(x, y, 0), Reason.DETACHED, "x", "as a constant");
    var far = x.square().detach().add(Tensor.of(1, 1)).sum();
    assertSays(why(x, far, 0), Reason.NOT_CONNECTED, "a detach() on the way");
    assertSays(why(x.detach()), Reason.DETACHED, "constant");
    var z = x.noGrad().sum();
    assertSays(why(x, z, 1), Reason.NOT_RECORDED, "without being recorded");
  }

  @Test
  void backwardRanMoreThanOnce() {
    var x = value("x", 3);
    var y = x.mul(x);
    y.backward();
    assertSays(why(x), Reason.FORK, "is 6", "+3 through the gate *");
    y.backward();
    assertSays(why(x), Reason.REPEATED, "is 12, which is 2 times 6", "2 backward passes");
    y.backward();
    assertSays(why(x), Reason.REPEATED, "is 18, which is 3 times 6");
    x.zeroGrad();
    assertSays(why(x), Reason.CLEARED, "is 0 although the last pass brought 6");
    x.mul(100).backward();
    y.backward();
    assertSays(
        why(x),
        Reason.REPEATED,
        "is 106",
        "the sum of 2 backward passes",
        "one pass of this circuit brings 6");
  }

  @Test
  void aGradientThatStartedWithAnotherUpstream() {
    var x = value("x", 3);
    x.mul(2.5).backward(5);
    var y = x.neg();
    y.backward(-2);
    assertSays(why(x, y), Reason.REPEATED, "is 14.5", "brings 2");
    x.zeroGrad();
    y.backward(-2);
    assertSays(why(x), Reason.PRODUCT, "is 2", "started with -2");
  }

  @Test
  void theSlide() {
    var f = circuit("f = (x + y) * z", "x = -2, y = 5, z = -4");
    f.backward();
    var answer = why(f, "x");
    assertEquals(List.of(Reason.PRODUCT, Reason.SIGN), answer.reasons());
    assertEquals(
        "The gradient of x is -4, the product of the slopes on the way to f: 1 (the gate +) × -4 (the gate * of f multiplies by z).",
        answer.sentences().get(0));
    assertTrue(answer.text().contains("turns the sign: the gate * of f"), answer.text());
    assertSays(why(f.value(), "value"), Reason.VALUE, "-12", "the gate * of f");
    assertSays(why(f.value()), Reason.RESULT, "started here, with 1");
    assertSays(why(f.get("x"), "value"), Reason.VALUE, "x holds -2");
  }

  @Test
  void largeAndSmall() {
    var x = value("x", 1);
    var y = x;
    for (int k = 0; k < 20; k++) {
      y = y.mul(4);
    }
    ran(y);
    assertSays(why(x), Reason.PRODUCT, "1.09951e12", "20 slopes multiply it, each by about 4");
    assertTrue(why(x).reasons().contains(Reason.HUGE));
    var z = value("z", 10);
    ran(z.sigmoid().mul(3));
    assertTrue(why(z).reasons().contains(Reason.TINY));
    assertSays(why(z), Reason.PRODUCT, "small because of", "the gate sigmoid at 10");
    assertEquals(1, why(z).causes().get(0).share(), 1e-12);
  }

  @Test
  void nanIsBornForward() {
    var x = value("x", -1);
    var y = x.log().mul(2);
    assertSays(why(y), Reason.BORN_FORWARD, "The gate log made the first NaN", "saw -1");
    ran(y);
    var z = value("z", Double.NaN);
    assertSays(why(z.add(1)), Reason.BORN_FORWARD, "at an input", "z is NaN");
    var zero = value("zero", 0);
    ran(zero.log().mul(zero));
    assertSays(why(zero), Reason.BORN_FORWARD, "first -Infinity", "it saw 0");
  }

  @Test
  void nanIsBornBackward() {
    var x = value("x", 0);
    ran(x.mul(x).sqrt());
    assertSays(
        why(x), Reason.BORN_BACKWARD, "is NaN", "sqrt, which saw 0", "Infinity times 0 is NaN");
    var y = value("y", 1);
    ran(y.mul(1e200).mul(1e-300).mul(1e200).mul(1e-200).mul(1e200).mul(1e200));
    assertSays(why(y), Reason.BORN_BACKWARD, "is Infinity", "more than a number can hold");
  }

  @Test
  void anInputWasChanged() {
    var x = value("x", 3);
    var y = ran(x.mul(x));
    x.setData(10);
    assertSays(why(x, y), Reason.STALE, "gave 9 and would now give 100");
  }

  @Test
  void aCorner() {
    var x = value("x", 0);
    ran(x.relu().add(x));
    assertTrue(why(x).reasons().contains(Reason.PRODUCT), why(x).text());
    ran(x.abs());
    assertTrue(why(x).reasons().contains(Reason.KINK), why(x).text());
  }

  @Test
  void anElementOfATensor() {
    var w = Tensor.of(new double[][] {{1, -2}, {0.5, -1}}).named("w");
    var x = Tensor.of(new double[][] {{1, 2}, {3, 1}}).detach().named("x");
    var loss = x.matmul(w).relu().sum();
    loss.backward();
    assertEquals(0, w.grad().get(0, 1));
    assertSays(why(w, 0, 1), Reason.CLOSED, "w[0, 1]", "relu saw -7", "2 of the 2 numbers");
    assertSays(why(w, 1, 0), Reason.FORK, "w[1, 0] is 3", "+2 through the gate @ at [0, 0]");
    assertSays(why(w), Reason.CLOSED, "Of the 4 gradients of w, 2 are 0; here is w[0, 1]");
    assertSays(why(x, 0, 0), Reason.DETACHED, "not calculated");
  }

  @Test
  void usesThatBringNothingAreCounted() {
    var w = Tensor.of(new double[][] {{1}}).named("w");
    var x = Tensor.of(new double[][] {{1}, {-2}, {3}}).detach();
    x.matmul(w).relu().sum().backward();
    assertSays(why(w, 0, 0), Reason.FORK, "2 of its 3 uses bring something", "+3", "+1");
  }

  @Test
  void elementsThatLaterGatesPass() {
    var x = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}}).named("x");
    x.pickRows(0, 2).sum().backward();
    assertSays(why(x, 1, 0), Reason.NOT_CONNECTED, "other elements");
    assertSays(why(x, 2, 0), Reason.PRODUCT, "is 1");
    x.zeroGrad();
    x.max(1).sum().backward();
    assertSays(why(x, 1, 0), Reason.NOT_CHOSEN, "chose x[1, 1] = 4, not x[1, 0] = 3");
    x.zeroGrad();
    x.transpose().matmul(Tensor.zeros(Shape.of(3, 2)).named("w")).sum().backward();
    assertSays(why(x, 0, 1), Reason.ZERO_FACTOR, "multiplies by w[0, ", "2 of the 2");
  }

  @Test
  void aResultThatIsNotOneNumber() {
    var x = Tensor.of(1, 2).named("x");
    var y = x.mul(x);
    var refused = assertThrows(IllegalArgumentException.class, () -> why(x, y, 0));
    assertTrue(refused.getMessage().contains("(2)") && refused.getMessage().contains("sum()"));
    y.backward(Tensor.of(1, 10));
    assertSays(why(x, 1), Reason.FORK, "x[1] is 40");
  }

  @Test
  void wrongQuestions() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> why(Value.of(1), "gradients?"));
    assertTrue(refused.getMessage().contains("\"grad\" or \"value\""), refused.getMessage());
    assertThrows(NullPointerException.class, () -> why((Value) null));
    Circuit f = circuit("x + 1", "x = 1");
    assertThrows(IllegalArgumentException.class, () -> why(f, "y"));
  }

  @Test
  void aParameterOfANetwork() {
    var net = gategrad.nn.Sequential.mlp(new Random(1), 2, 8, 2);
    var x = Tensor.of(new double[][] {{1, 2}, {-1, 0.5}, {3, -1}}).detach();
    net.forward(x).softmaxCrossEntropy(0, 1, 1).backward();
    for (Tensor parameter : net.parameters()) {
      for (int i = 0; i < parameter.data().size(); i++) {
        var answer = Why.gradient(parameter, i, java.util.Optional.empty());
        assertTrue(
            answer.reasons().stream()
                .allMatch(r -> r != Reason.MISMATCH && r != Reason.UNKNOWN && r != Reason.CLEARED),
            answer::text);
      }
    }
  }
}
