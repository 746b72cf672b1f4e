package gategrad.gate;

/**
 * A gate with two inputs: {@code z = forward(x, y)}.
 *
 * <pre>{@code
 * record Product() implements BinaryGate {
 *   public double forward(double x, double y) { return x * y; }
 *   public double localX(double x, double y, double z) { return y; }
 *   public double localY(double x, double y, double z) { return x; }
 * }
 * }</pre>
 */
public interface BinaryGate extends Gate {

  /** The output {@code z}. */
  double forward(double x, double y);

  /** The local gradient {@code dz/dx}; {@code z} is the output. */
  double localX(double x, double y, double z);

  /** The local gradient {@code dz/dy}; {@code z} is the output. */
  double localY(double x, double y, double z);

  /**
   * The output in float32: what {@link #forward} says, rounded. Override it only where float
   * arithmetic gives the same bits, as in {@link AddGate}; Java 17 then has it much sooner.
   */
  default float forward32(float x, float y) {
    return (float) forward(x, y);
  }
}
