package gategrad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The worked examples of the lecture. */
class LectureTest {
  @Test
  void productOfASumHasTheGradientsOfTheSlide() {
    var x = Value.of(-2).named("x");
    var y = Value.of(5).named("y");
    var z = Value.of(-4).named("z");
    var f = x.add(y).mul(z);
    f.backward();
    assertEquals(-12, f.data());
    assertEquals(-4, x.grad());
    assertEquals(-4, y.grad());
    assertEquals(3, z.grad());
  }
}
