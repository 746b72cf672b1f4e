/**
 * Optimisers: how parameters follow their gradients downhill.
 *
 * <p>Each optimiser is a rule for one number ({@link gategrad.loop.UpdateRule}), written as in the
 * lecture, with {@code w} the parameter and {@code dw} its gradient.
 */
package gategrad.optim;
