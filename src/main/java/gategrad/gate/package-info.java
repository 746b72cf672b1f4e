/**
 * Gates: rules without state, each in a small file of its own.
 *
 * <p>A gate knows two things: its output ({@code forward}) and its local gradients, how fast the
 * output moves when one input moves. It knows nothing of the circuit it is plugged into; {@link
 * gategrad.Value} plugs it into a circuit of numbers and {@code gategrad.Tensor} into one of
 * arrays.
 *
 * <p>Nothing here is ever {@code null}, and no method accepts {@code null}.
 */
package gategrad.gate;
