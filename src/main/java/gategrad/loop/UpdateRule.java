package gategrad.loop;

/**
 * How an optimiser moves one parameter: a rule for single numbers, as a gate is.
 *
 * <p>Each parameter has two numbers of memory that start at 0, such as its velocity. A step
 * calculates the first memory, then the second, then the parameter.
 *
 * <pre>{@code
 * record Momentum(double rate, double mu) implements UpdateRule {
 *   public double first(double gradient, double velocity) { return mu * velocity - rate * gradient; }
 *   public double parameter(double w, double gradient, double velocity, double unused) {
 *     return w + velocity;
 *   }
 * }
 * }</pre>
 */
public interface UpdateRule {

  /** Whether the rule uses the memory; one that does not needs none, and is faster. */
  default boolean hasMemory() {
    return true;
  }

  /** The new first memory of a parameter, from its gradient and its first memory so far. */
  default double first(double gradient, double first) {
    return first;
  }

  /** The new second memory of a parameter, from its gradient and its second memory so far. */
  default double second(double gradient, double second) {
    return second;
  }

  /** The new parameter, from the parameter so far, its gradient and its new memory. */
  double parameter(double parameter, double gradient, double first, double second);

  /**
   * The new parameter in float32: what {@link #parameter} says, rounded. A rule without memory may
   * override it with float arithmetic, which Java 17 has much sooner.
   */
  default float parameter32(float parameter, float gradient, float first, float second) {
    return (float) parameter(parameter, gradient, first, second);
  }
}
