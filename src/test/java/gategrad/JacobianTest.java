package gategrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.array.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JacobianTest {
  @Test
  void reluHasADiagonalOfZerosAndOnes() {
    var x = Tensor.of(-1, 2, 3);
    var jacobian = x.relu().jacobian(x);
    assertArrayEquals(new double[][] {{0, 0, 0}, {0, 1, 0}, {0, 0, 1}}, jacobian.entries());
    assertEquals(
        """
        Jacobian of a tensor (3) with respect to (3): 3 x 3 = 9 entries, 72.0 bytes in float64
                0        0        0
                0        1        0
                0        0        1
        """,
        jacobian.text());
    var svg = jacobian.svg().orElseThrow();
    assertEquals(9, svg.split("<text").length - 1, svg);
  }

  @Test
  void softmaxHasTheFormulaOfTheLecture() {
    var x = Tensor.of(1, 2, 4);
    double[] p = x.softmax().toArray();
    var jacobian = x.softmax().jacobian(x);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(p[i] * ((i == j ? 1 : 0) - p[j]), jacobian.get(i, j), 1e-15);
      }
    }
  }

  @Test
  void formingItLeavesGradientsAsTheyWere() {
    var x = Tensor.of(new double[][] {{1, 2}});
    var w = Tensor.randn(Shape.of(2, 3), new Random(1));
    x.matmul(w).sum().backward();
    var before = w.grad().toArray();
    var jacobian = x.matmul(w).jacobian(x);
    assertEquals(w.get(1, 2), jacobian.get(2, 1));
    assertArrayEquals(before, w.grad().toArray());
  }

  @Test
  void aLargeOneIsRefusedWithItsCost() {
    var x = Tensor.zeros(Shape.of(4096));
    var error = assertThrows(IllegalArgumentException.class, () -> x.relu().jacobian(x));
    assertTrue(
        error.getMessage().contains("4096 x 4096 = 16,777,216 entries, 128.0 MiB in float64"),
        error.getMessage());
    assertEquals(
        "409600 x 409600 = 167,772,160,000 entries, 1.2 TiB in float64",
        Jacobian.cost(Shape.of(100, 4096), Shape.of(100, 4096)));
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(1).relu().jacobian(x));
    assertThrows(IllegalStateException.class, () -> x.detach().relu().jacobian(x));
  }
}
