/**
 * Pictures that answer the hand: a circuit whose inputs are moved, and whose passes are walked gate
 * by gate.
 *
 * <p>An output holds Java's picture as an image with its text twin, and a script that takes over
 * where scripts run. The page calculates with the rules of {@code gategrad.gate} themselves, as the
 * compiler left them ({@link gategrad.live.RuleCode}): they are written once, and a gate of the
 * learner's own runs there too. It needs no kernel: not in a notebook that was opened again, not in
 * an exported page.
 */
package gategrad.live;
