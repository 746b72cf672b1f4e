package gategrad.loop;

/**
 * How an optimiser moves one parameter: a rule for single numbers, as a gate is.
 *
 * <p>Each parameter has a state of two numbers that start at 0, such as its velocity. A step
 * calculates the first of them, then the second, then the parameter.
 *
 * <pre>{@code
 * record Momentum(double learningRate, double mu) implements UpdateRule {
 *   public double firstState(double gradient, double velocity) {
 *     return mu * velocity - learningRate * gradient;
 *   }
 *   public double parameter(double w, double gradient, double velocity, double unused) {
 *     return w + velocity;
 *   }
 * }
 * }</pre>
 */
public interface UpdateRule {

  /** Whether the rule has a state; one without is faster. */
  default boolean hasState() {
    return true;
  }

  /** The new first number of the state, from the gradient and what it was so far. */
  default double firstState(double gradient, double first) {
    return first;
  }

  /** The new second number of the state, from the gradient and what it was so far. */
  default double secondState(double gradient, double second) {
    return second;
  }

  /** The new parameter, from the parameter so far, its gradient and its new state. */
  double parameter(double parameter, double gradient, double first, double second);

  /**
   * The new parameter in float32: what {@link #parameter} says, rounded. A rule without state may
   * override it with float arithmetic, which Java 17 has much sooner.
   */
  default float parameter32(float parameter, float gradient, float first, float second) {
    return (float) parameter(parameter, gradient, first, second);
  }
}
