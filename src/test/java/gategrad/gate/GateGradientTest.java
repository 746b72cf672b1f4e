package gategrad.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The local gradients of every gate against numerical ones. */
class GateGradientTest {
  private static final double TOLERANCE = 1e-9;

  static Stream<GateBank.Unary> unary() {
    return GateBank.unary().stream();
  }

  static Stream<GateBank.Binary> binary() {
    return GateBank.binary().stream();
  }

  @ParameterizedTest
  @MethodSource("unary")
  void localGradientIsTheSlope(GateBank.Unary entry) {
    var gate = entry.gate();
    double[] points = entry.points();
    assertTrue(points.length > 20, "too few points");
    for (double x : points) {
      double y = gate.forward(x);
      assertSlope(gate, x, gate.local(x, y), slope(gate::forward, x, entry.room(x)), y);
    }
  }

  @ParameterizedTest
  @MethodSource("binary")
  void bothLocalGradientsAreTheSlopes(GateBank.Binary entry) {
    var gate = entry.gate();
    assertTrue(entry.points().size() > 400, "too few points");
    for (double[] point : entry.points()) {
      double x = point[0];
      double y = point[1];
      double z = gate.forward(x, y);
      assertSlope(
          gate, x, gate.localX(x, y, z), slope(v -> gate.forward(v, y), x, entry.roomX(x, y)), z);
      assertSlope(
          gate, y, gate.localY(x, y, z), slope(v -> gate.forward(x, v), y, entry.roomY(x, y)), z);
    }
  }

  @Test
  void weightedSumHasAGradientForEveryInput() {
    double[] inputs = new Random(231).doubles(7, -2, 2).toArray();
    var locals = new double[7];
    Gates.WEIGHTED_SUM.locals(inputs, Gates.WEIGHTED_SUM.forward(inputs), locals);
    for (int k = 0; k < inputs.length; k++) {
      int moved = k;
      DoubleUnaryOperator sum =
          v -> {
            var copy = inputs.clone();
            copy[moved] = v;
            return Gates.WEIGHTED_SUM.forward(copy);
          };
      assertSlope(Gates.WEIGHTED_SUM, inputs[k], locals[k], slope(sum, inputs[k], 1), 1);
    }
  }

  @ParameterizedTest
  @MethodSource("unary")
  void notANumberIsNeverSwallowed(GateBank.Unary entry) {
    var gate = entry.gate();
    boolean constant = gate.equals(new PowConstantGate(0)); // x^0 is 1, also in IEEE 754
    assertEquals(constant ? 1 : Double.NaN, gate.forward(Double.NaN));
  }

  @ParameterizedTest
  @MethodSource("binary")
  void notANumberIsNeverSwallowedByEitherInput(GateBank.Binary entry) {
    var gate = entry.gate();
    assertEquals(Double.NaN, gate.forward(Double.NaN, 2));
    boolean passesOn = gate.equals(Gates.PRELU); // the slope plays no part above zero
    assertEquals(passesOn ? 2 : Double.NaN, gate.forward(2, Double.NaN));
  }

  @Test
  void theBankMissesNoGate() {
    var tried = new HashSet<Gate>();
    GateBank.unary().forEach(entry -> tried.add(entry.gate()));
    GateBank.binary().forEach(entry -> tried.add(entry.gate()));
    tried.add(Gates.WEIGHTED_SUM);
    var missed =
        Gates.all().stream()
            .filter(gate -> !(gate instanceof VectorGate) && !tried.contains(gate))
            .map(Gate::name)
            .collect(Collectors.joining(", "));
    assertEquals("", missed);
    assertTrue(tried.containsAll(Gates.all()));
  }

  /** Central differences at two distances, combined so that the error is of fourth order. */
  private static double slope(DoubleUnaryOperator f, double x, double room) {
    double h = Math.min(1e-3, room / 1000);
    double near = f.applyAsDouble(x + h) - f.applyAsDouble(x - h);
    double far = f.applyAsDouble(x + 2 * h) - f.applyAsDouble(x - 2 * h);
    return (8 * near - far) / (12 * h);
  }

  private static void assertSlope(Gate gate, double x, double local, double slope, double output) {
    double size = Math.max(1 + Math.abs(x), Math.max(Math.abs(output), Math.abs(slope)));
    assertEquals(slope, local, TOLERANCE * size, () -> gate + " at " + x);
  }
}
