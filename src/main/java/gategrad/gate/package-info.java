/**
 * Gates: rules, each in a small file of its own.
 *
 * <p>A gate knows two things: its output ({@code forward}) and its local gradients, how fast the
 * output moves when one input moves. It knows nothing of the circuit it is plugged into; {@link
 * gategrad.Value} plugs it into a circuit of numbers and {@code gategrad.Tensor} into one of
 * arrays. What a gate keeps between two calls, if anything, only saves time.
 *
 * <p><strong>NaN and infinity</strong>, the same for every gate, in both precisions, for numbers
 * and for arrays:
 *
 * <ul>
 *   <li>NaN is never lost. If an input is NaN, so are the output and every local gradient that
 *       depends on that input, on both sides of a {@code max} for example. Only what is the same
 *       for every number stays: the gradient 1 of an {@code add}, {@code x^0 = 1}, or a {@code
 *       prelu} above zero, where its slope plays no part.
 *   <li>Outside its domain a gate gives NaN, and so does its local gradient: {@code log(-1)}.
 *   <li>An activation of an infinite input has the value and the local gradient that it tends to:
 *       {@code sigmoid} of infinity is 1 and its gradient 0. Among scores ({@code softmax}, {@code
 *       log_sum_exp} and the losses) those that are infinite and equal share alike, as finite ones
 *       do.
 *   <li>Arithmetic ({@code add, sub, mul, div, pow}, sums and products of arrays) is that of IEEE
 *       754: infinity minus infinity and 0 times infinity are NaN. This holds for the product of
 *       local and upstream gradient too.
 * </ul>
 *
 * <p>Whatever adds many numbers up, forward or backward, does so pairwise; see {@link
 * gategrad.array.Sums}.
 *
 * <p>Nothing here is ever {@code null}, and no method accepts {@code null}.
 */
package gategrad.gate;
