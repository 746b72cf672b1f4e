package gategrad.gate;

/**
 * A gate with one input: {@code y = forward(x)}.
 *
 * <pre>{@code
 * record Cube() implements UnaryGate {
 *   public double forward(double x) { return x * x * x; }
 *   public double local(double x, double y) { return 3 * x * x; }
 * }
 * }</pre>
 */
public interface UnaryGate extends Gate {

  /** The output {@code y}. */
  double forward(double x);

  /**
   * The local gradient {@code dy/dx}; {@code y} is the output of {@code forward(x)}, which often
   * makes the rule shorter (for the exponential it <em>is</em> the rule).
   */
  double local(double x, double y);

  /**
   * The output in float32: what {@link #forward} says, rounded. Override it only where float
   * arithmetic gives the same bits, as in {@link ReluGate}; Java 17 then has it much sooner.
   */
  default float forward32(float x) {
    return (float) forward(x);
  }

  /** The local gradient in float32, in the same way. */
  default float local32(float x, float y) {
    return (float) local(x, y);
  }
}
