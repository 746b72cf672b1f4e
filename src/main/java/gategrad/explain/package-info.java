/**
 * Why a number or a gradient is what it is: {@link gategrad.explain.Why#why} answers in sentences
 * and marks the way through the circuit that they speak of.
 *
 * <p>How an answer comes about: a {@code Trace} holds everything between the number and the result;
 * {@code Flow} adds up its ways in two passes; {@code ZeroGradient}, {@code PlainGradient} and
 * {@code NotFinite} read the causes off; {@code SlopeWords} and {@code Words} say them with the
 * sentences of the catalogue.
 */
package gategrad.explain;
