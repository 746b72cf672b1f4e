package gategrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.loop.UpdateRule;
import gategrad.optim.Sgd;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void productOfASumHasTheGradientsOfTheSlide() {
    var x = Tensor.of(-2, 1);
    var y = Tensor.of(5, 1);
    var z = Tensor.of(-4, 3);
    var f = x.add(y).mul(z).sum();
    f.backward();
    assertEquals(-12 + 6, f.item());
    assertArrayEquals(new double[] {-4, 3}, x.grad().toArray());
    assertArrayEquals(new double[] {3, 2}, z.grad().toArray());
  }

  @Test
  void leavesCollectUntilZeroGradAndCalculatedTensorsDoNot() {
    var x = Tensor.of(3);
    var square = x.mul(x);
    var y = square.sum();
    y.backward();
    y.backward();
    assertEquals(12, x.grad().get(0));
    assertEquals(1, square.grad().get(0));
    x.zeroGrad();
    assertEquals(0, x.grad().get(0));
  }

  @Test
  void dataWantsNoGradientAndPredictionsAreNotRecorded() {
    var x = Tensor.of(new double[][] {{1, 2}}).detach();
    var w = Tensor.of(new double[][] {{3}, {4}});
    x.matmul(w).sum().backward();
    assertArrayEquals(new double[] {1, 2}, w.grad().toArray());
    assertArrayEquals(new double[] {0, 0}, x.grad().toArray());
    assertTrue(x.mul(x).isLeaf());
    var prediction = x.noGrad().matmul(w).sum();
    assertEquals(11, prediction.item());
    assertTrue(prediction.isLeaf());
    var error = assertThrows(IllegalStateException.class, prediction::backward);
    assertTrue(error.getMessage().contains("recording was off"), error.getMessage());
  }

  @Test
  void float32RoundsAndMixingIsRefused() {
    var x = Tensor.of(0.1, 0.2);
    var single = x.toFloat32();
    assertEquals(Precision.FLOAT32, single.precision());
    assertEquals((double) 0.1f, single.get(0));
    assertEquals((double) (0.1f * 0.1f), single.mul(single).get(0), 1e-9);
    var error = assertThrows(IllegalArgumentException.class, () -> x.add(single));
    assertEquals(
        "add: the inputs mix float64 (2) with float32 (2); convert one with toFloat32() or toFloat64()",
        error.getMessage());
    assertThrows(IllegalStateException.class, () -> x.mul(x).toFloat32());
  }

  @Test
  void shapesThatDoNotFitAreNamedWithTheAxis() {
    var a = Tensor.zeros(Shape.of(2, 3));
    var b = Tensor.zeros(Shape.of(2, 4));
    assertMessage("(2, 3) and (2, 4) (axis 1: 3 against 4)", () -> a.add(b));
    assertMessage("(2, 3) times (2, 4): axis 1 of the first has 3, axis 0", () -> a.matmul(b));
    assertMessage(
        "the matrix (2, 3) has 3 columns (axis 1), the row (2)", () -> a.addRow(Tensor.of(1, 2)));
    assertMessage(
        "the scores (2, 3) have 2 rows (axis 0), but there are 1", () -> a.softmaxCrossEntropy(0));
    assertMessage(
        "label 3 in row 1; the scores (2, 3) have classes 0 to 2",
        () -> a.softmaxCrossEntropy(0, 3));
    assertMessage("row 2 of shape (2, 3), whose axis 0 has rows 0 to 1", () -> a.pickRows(0, 2));
    assertMessage("shape (2, 3) has no axis 2", () -> a.sum(2));
    assertMessage("every size must be at least 1", () -> Tensor.of());
    assertMessage(
        "row 1 has 1 numbers, row 0 has 2", () -> Tensor.of(new double[][] {{1, 2}, {3}}));
  }

  @Test
  void backwardStartsFromOneNumber() {
    var x = Tensor.of(1, 2);
    var error = assertThrows(IllegalStateException.class, () -> x.mul(x).backward());
    assertEquals(
        "backward starts from one number, but this tensor has shape (2); call sum() or mean() first, as a loss does (notebook 07)",
        error.getMessage());
    assertFalse(x.isLeaf() && x.grad().get(0) != 0);
  }

  @Test
  void readsAsRowsOfRoundedNumbers() {
    assertEquals(
        "Tensor (3) float64:        1  -0.3333 2.50e+06",
        Tensor.of(1, -1 / 3.0, 2.5e6 + 0.1).toString());
    assertEquals(
        "w (2, 2) float32\n        1        2\n        3      NaN",
        Tensor.of(new double[][] {{1, 2}, {3, Double.NaN}}).toFloat32().named("w").toString());
    assertTrue(Tensor.zeros(Shape.of(9, 9)).toString().endsWith(" ...\n ..."));
    assertEquals("Tensor () float64:        2", Tensor.of(2).sum().toString());
  }

  @Test
  void onlyParametersAreUpdated() {
    var x = Tensor.of(1, 2);
    var memory = x.data().zerosLike();
    x.mul(x).sum().backward();
    UpdateRule rule = (w, dw, first, second) -> w - 0.5 * dw;
    x.update(rule, memory, memory);
    assertArrayEquals(new double[] {0, 0}, x.toArray());
    x.update(rule);
    assertArrayEquals(new double[] {-1, -2}, x.toArray());
    assertMessage("the result of gate 'mul'", () -> x.mul(x).update(rule));
    assertMessage("the result of gate 'mul'", () -> x.mul(x).update(rule, memory, memory));
    assertMessage("state (2) and (3)", () -> x.update(rule, memory, Tensor.of(1, 2, 3).data()));
  }

  @Test
  void numbersThatChangeBeforeBackwardAreNoticed() {
    var x = Tensor.of(1, 2).detach();
    var w = Tensor.of(3, 4).named("w");
    var optimizer = new Sgd(List.of(w), 0.1);
    var product = w.mul(x);
    var loss = product.square().sum();
    loss.backward();
    optimizer.step(); // after backward, as it should be
    w.zeroGrad();
    var error = assertThrows(IllegalStateException.class, loss::backward);
    assertEquals(
        "input 1 of the gate 'mul', 'w' (2), was changed after the gate calculated with it: "
            + "run the forward pass again, or change it after backward",
        error.getMessage());
    assertArrayEquals(new double[] {0, 0}, w.grad().toArray());
    w.mul(x).sum().backward();
    assertArrayEquals(new double[] {1, 2}, w.grad().toArray());

    var fresh = w.mul(x).exp();
    var mean = fresh.mean();
    x.data().set(0, 5);
    error = assertThrows(IllegalStateException.class, mean::backward);
    assertTrue(error.getMessage().contains("input 2 of the gate 'mul', a tensor (2),"));
    var result = w.exp();
    result.data().fill(1);
    error = assertThrows(IllegalStateException.class, () -> result.backward(x));
    assertTrue(error.getMessage().contains("the output of the gate 'exp'"), error.getMessage());
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
    var error = assertThrows(IllegalArgumentException.class, call);
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }

  @Test
  void aParameterKnowsHowManyPassesItsGradientAddsUp() {
    var w = Tensor.of(1, 2).named("w");
    var data = Tensor.of(3, 4).detach();
    var loss = w.mul(data).sum();
    loss.backward();
    assertEquals(List.of(1, 0, 1), List.of(w.passes(), data.passes(), loss.passes()));
    loss.backward();
    assertEquals(List.of(2, 0, 1), List.of(w.passes(), data.passes(), loss.passes()));
    assertEquals("w (2) float64, gradient: sum of 2 passes:        1        2", w.toString());
    loss.jacobian(w);
    assertEquals(2, w.passes());
    w.zeroGrad();
    assertEquals(0, w.passes());
  }
}
