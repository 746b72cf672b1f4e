package gategrad.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.Tensor;
import gategrad.Value;
import gategrad.array.Array;
import gategrad.array.Shape;
import gategrad.gate.BinaryGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.UnaryGate;
import gategrad.notebook.InterruptedComputation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loops over arrays do what the rule says, bit for bit. */
class LoopsTest {
  private static final int SIZE = 37;

  private final Random random = new Random(5);

  static Stream<Gate> gates() {
    return Gates.all().stream()
        .filter(gate -> gate instanceof UnaryGate || gate instanceof BinaryGate);
  }

  /** Positive numbers, so that logarithms and powers are defined. */
  private Tensor numbers() {
    return Tensor.randn(Shape.of(SIZE), random).abs().add(0.01).detach();
  }

  private static Tensor leaf(Tensor tensor) {
    return Tensor.of(tensor.data());
  }

  @ParameterizedTest
  @MethodSource("gates")
  void tensorHasTheBitsOfValue(Gate gate) {
    var x = leaf(numbers());
    var y = leaf(numbers());
    var u = numbers();
    var z = apply(gate, x, y);
    z.backward(u);
    for (int i = 0; i < SIZE; i++) {
      var a = Value.of(x.get(i));
      var b = Value.of(y.get(i));
      var c = gate instanceof UnaryGate unary ? a.apply(unary) : a.apply((BinaryGate) gate, b);
      c.backward(u.get(i));
      assertBits(c.data(), z.get(i), gate);
      assertBits(a.grad(), x.grad().get(i), gate);
      assertBits(b.grad(), y.grad().get(i), gate);
    }
  }

  @ParameterizedTest
  @MethodSource("gates")
  void float32RoundsWhatTheRuleSaysInDouble(Gate gate) {
    var x = leaf(numbers()).toFloat32();
    var y = leaf(numbers()).toFloat32();
    var z = apply(gate, x, y);
    z.backward(leaf(Tensor.full(Shape.of(SIZE), 1)).toFloat32());
    for (int i = 0; i < SIZE; i++) {
      double p = x.get(i);
      double q = y.get(i);
      if (gate instanceof UnaryGate unary) {
        assertBits((float) unary.forward(p), z.get(i), gate);
        assertBits((float) unary.local(p, z.get(i)), x.grad().get(i), gate);
      } else if (gate instanceof BinaryGate binary) {
        assertBits((float) binary.forward(p, q), z.get(i), gate);
        assertBits((float) binary.localX(p, q, z.get(i)), x.grad().get(i), gate);
        assertBits((float) binary.localY(p, q, z.get(i)), y.grad().get(i), gate);
      }
    }
  }

  @Test
  void reluInFloat32IsOpenForPositiveNumbersAlone() {
    float[] numbers = {-1, -Float.MIN_VALUE, -0f, 0, Float.MIN_VALUE, 1e-30f, 2, Float.MAX_VALUE};
    var x = Tensor.of(Array.of(Shape.of(numbers.length), numbers));
    var y = x.relu();
    y.backward(Tensor.full(y.shape(), 1).toFloat32());
    for (int i = 0; i < numbers.length; i++) {
      assertEquals(Math.max(0, numbers[i]), y.get(i));
      assertEquals(numbers[i] > 0 ? 1 : 0, x.grad().get(i), "the gradient at " + numbers[i]);
    }
  }

  private static Tensor apply(Gate gate, Tensor x, Tensor y) {
    return gate instanceof UnaryGate unary ? x.apply(unary) : x.apply((BinaryGate) gate, y);
  }

  private static void assertBits(double expected, double actual, Gate gate) {
    // 0 and -0 differ in no gradient that anybody uses: 0 + -0 is 0
    assertEquals(expected + 0.0, actual + 0.0, gate.name());
  }

  @Test
  void aWholeExpressionHasTheBitsOfValue() {
    var x = leaf(numbers());
    var y = leaf(numbers());
    var z = x.mul(y).add(x.exp()).sigmoid().mul(x.max(y)).div(y.add(1));
    z.sum().backward();
    for (int i = 0; i < SIZE; i++) {
      var a = Value.of(x.get(i));
      var b = Value.of(y.get(i));
      var c = a.mul(b).add(a.exp()).sigmoid().mul(a.max(b)).div(b.add(1));
      c.backward();
      assertEquals(c.data(), z.get(i));
      assertEquals(a.grad(), x.grad().get(i));
      assertEquals(b.grad(), y.grad().get(i));
    }
  }

  /** As a gate typed into a notebook: not visible from our class loader. */
  public static final class Cube implements UnaryGate {
    @Override
    public double forward(double x) {
      return x * x * x;
    }

    @Override
    public double local(double x, double y) {
      return 3 * x * x;
    }
  }

  @Test
  void aGateOfAnotherClassLoaderHasItsOwnLoop() throws ReflectiveOperationException {
    var other = new Copies(Cube.class.getName());
    var theirs =
        (UnaryGate) other.loadClass(Cube.class.getName()).getDeclaredConstructor().newInstance();
    assertNotSame(Cube.class, theirs.getClass());
    var x = Tensor.of(2, -3);
    var y = x.apply(theirs);
    y.sum().backward();
    assertEquals(List.of(8.0, -27.0), List.of(y.get(0), y.get(1)));
    assertEquals(27, x.grad().get(1));

    var loops = new LoopTemplate<>(UnaryLoop.class, UnaryLoop.Template.class);
    var loop = loops.get(theirs.getClass());
    assertSame(loop, loops.get(theirs.getClass()));
    assertNotSame(loop.getClass(), loops.get(Cube.class).getClass());
    assertNotSame(UnaryLoop.Template.class, loop.getClass());
  }

  /** Defines one class again instead of asking its parent. */
  private static final class Copies extends ClassLoader {
    private final String name;

    Copies(String name) {
      super(LoopsTest.class.getClassLoader());
      this.name = name;
    }

    @Override
    protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
      if (!wanted.equals(name)) {
        return super.loadClass(wanted, resolve);
      }
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        var bytes = new ByteArrayOutputStream();
        in.transferTo(bytes);
        return defineClass(name, bytes.toByteArray(), 0, bytes.size());
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void longLoopsStopWhenInterrupted() {
    var x = Tensor.zeros(Shape.of(100, 100));
    Thread.currentThread().interrupt();
    try {
      assertThrows(InterruptedComputation.class, x::exp);
      assertThrows(InterruptedComputation.class, () -> x.matmul(x));
      assertThrows(InterruptedComputation.class, () -> x.transpose().matmul(x));
    } finally {
      assertTrue(Thread.interrupted(), "the flag stays set for whoever waits further up");
    }
  }
}
