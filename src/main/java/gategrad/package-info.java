/**
 * Backprop you can see: what a first cell imports.
 *
 * <p>{@link gategrad.Value} is a number in a circuit. Calculate with it, call {@link
 * gategrad.Node#backward()}, and every number that took part knows its gradient:
 *
 * <pre>{@code
 * var x = Value.of(-2).named("x");
 * var y = Value.of(5).named("y");
 * var z = Value.of(-4).named("z");
 * var f = x.add(y).mul(z);
 * f.backward();
 * x.grad(); // -4
 * }</pre>
 *
 * <p>Packages, in the order of the lecture: {@code gate} (rules), this one (circuits), {@code
 * check} (numerical gradients), {@code nn}, {@code optim}, {@code train} (networks). {@code draw},
 * {@code plot}, {@code exercise} and {@code kernel} look inward and nothing looks at them. No
 * method takes or returns {@code null}.
 */
package gategrad;
