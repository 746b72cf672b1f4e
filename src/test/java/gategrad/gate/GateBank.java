package gategrad.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * Every gate of single numbers, with the numbers to try it at: seeded random ones, and awkward ones
 * (zeros, ties, large, tiny).
 */
public final class GateBank {
  private static final double EVERYWHERE = Double.POSITIVE_INFINITY;
  private static final double[] AWKWARD = {
    0, 1e-12, -1e-12, 1e-3, -1e-3, 1, -1, 3, -3, 20, -20, 1e3, -1e3, 1e6, -1e6
  };

  private GateBank() {}

  /**
   * A gate and where it can be tried.
   *
   * @param gate the gate
   * @param low inputs are larger than this
   * @param high inputs are smaller than this
   * @param kinks inputs at which it has no derivative
   */
  public record Unary(UnaryGate gate, double low, double high, double... kinks) {
    /** Inside the domain and not on a kink. */
    public double[] points() {
      return GateBank.points(low, high)
          .filter(x -> Arrays.stream(kinks).noneMatch(kink -> kink == x))
          .toArray();
    }

    /** How far the input can move without leaving the domain or crossing a kink. */
    public double room(double x) {
      double toEdge = Math.min(x - low, high - x);
      return Arrays.stream(kinks).map(kink -> Math.abs(x - kink)).reduce(toEdge, Math::min);
    }

    @Override
    public String toString() {
      return gate.toString();
    }
  }

  /**
   * A gate with two inputs and where it can be tried.
   *
   * @param gate the gate
   * @param lowX first inputs are larger than this
   * @param lowY second inputs are larger than this
   * @param highY second inputs are smaller than this
   * @param kinked whether there is a kink where the inputs are equal, or the first is zero
   */
  public record Binary(BinaryGate gate, double lowX, double lowY, double highY, boolean kinked) {
    /** Pairs inside the domain and not on a kink. */
    public List<double[]> points() {
      var pairs = new ArrayList<double[]>();
      for (double x : GateBank.points(lowX, lowX > 0 ? 10 : EVERYWHERE).toArray()) {
        for (double y : GateBank.points(lowY, highY).toArray()) {
          if (kink(x, y) > 1e-6 * Math.abs(y)) { // else the numbers are too coarse to step between
            pairs.add(new double[] {x, y});
          }
        }
      }
      return pairs;
    }

    /** How far the first input can move without leaving the domain or crossing a kink. */
    public double roomX(double x, double y) {
      return Math.min(x - lowX, kink(x, y));
    }

    /** How far the second input can move without leaving the domain or crossing a kink. */
    public double roomY(double x, double y) {
      return Math.min(Math.min(y - lowY, highY - y), kink(x, y));
    }

    private double kink(double x, double y) {
      return kinked ? Math.min(Math.abs(x - y), Math.abs(x)) : EVERYWHERE;
    }

    @Override
    public String toString() {
      return gate.toString();
    }
  }

  /** Every gate with one input. */
  public static List<Unary> unary() {
    return List.of(
        smooth(Gates.NEG),
        smooth(Gates.LINEAR),
        smooth(Gates.SQUARE),
        smooth(Gates.SIGMOID),
        smooth(Gates.TANH),
        smooth(Gates.SOFTPLUS),
        smooth(Gates.SWISH),
        smooth(Gates.GELU),
        smooth(new AddConstantGate(1)),
        smooth(new AddConstantGate(-2.5)),
        smooth(new MulConstantGate(-1)),
        smooth(new DivConstantGate(3)),
        smooth(new PowConstantGate(3)),
        smooth(new PowConstantGate(0)),
        new Unary(new PowConstantGate(-1.5), 0, EVERYWHERE),
        new Unary(Gates.SQRT, 0, EVERYWHERE),
        new Unary(Gates.LOG, 0, EVERYWHERE),
        new Unary(Gates.EXP, -EVERYWHERE, 100),
        new Unary(Gates.RECIPROCAL, -EVERYWHERE, EVERYWHERE, 0),
        new Unary(Gates.SOFTSIGN, -EVERYWHERE, EVERYWHERE, 0),
        new Unary(Gates.ABS, -EVERYWHERE, EVERYWHERE, 0),
        new Unary(Gates.STEP, -EVERYWHERE, EVERYWHERE, 0),
        new Unary(Gates.RELU, -EVERYWHERE, EVERYWHERE, 0),
        new Unary(Gates.LEAKY_RELU, -EVERYWHERE, EVERYWHERE, 0),
        new Unary(new LeakyReluGate(0.3), -EVERYWHERE, EVERYWHERE, 0),
        new Unary(Gates.ELU, -EVERYWHERE, EVERYWHERE, 0),
        new Unary(new EluGate(0.5), -EVERYWHERE, EVERYWHERE, 0),
        new Unary(Gates.SELU, -EVERYWHERE, EVERYWHERE, 0),
        new Unary(Gates.HARD_SIGMOID, -EVERYWHERE, EVERYWHERE, -3, 3));
  }

  /** Every gate with two inputs. */
  public static List<Binary> binary() {
    return List.of(
        new Binary(Gates.ADD, -EVERYWHERE, -EVERYWHERE, EVERYWHERE, false),
        new Binary(Gates.SUB, -EVERYWHERE, -EVERYWHERE, EVERYWHERE, false),
        new Binary(Gates.MUL, -EVERYWHERE, -EVERYWHERE, EVERYWHERE, false),
        new Binary(Gates.DIV, -EVERYWHERE, 0, EVERYWHERE, false),
        new Binary(Gates.MAX, -EVERYWHERE, -EVERYWHERE, EVERYWHERE, true),
        new Binary(Gates.MIN, -EVERYWHERE, -EVERYWHERE, EVERYWHERE, true),
        new Binary(Gates.PRELU, -EVERYWHERE, -EVERYWHERE, EVERYWHERE, true),
        new Binary(Gates.POW, 0.01, -5, 5, false));
  }

  private static Unary smooth(UnaryGate gate) {
    return new Unary(gate, -EVERYWHERE, EVERYWHERE);
  }

  private static DoubleStream points(double low, double high) {
    var random = new Random(231);
    return DoubleStream.concat(
            Arrays.stream(AWKWARD),
            DoubleStream.generate(() -> 3 * random.nextGaussian()).limit(40))
        .filter(x -> low < x && x < high);
  }
}
