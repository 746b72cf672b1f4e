/**
 * Is the gradient right, and where did the numbers go wrong?
 *
 * <p>{@link gategrad.check.GradientCheck} compares backprop with numerical differentiation and
 * names the gate that is wrong; {@link gategrad.check.FiniteCheck} names the gate that made the
 * first NaN or infinity.
 */
package gategrad.check;
