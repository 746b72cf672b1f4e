/**
 * Numbers under the magnifying glass: {@link gategrad.numeric.ErrorCurve} shows how far a numerical
 * gradient is off for every step, {@link gategrad.numeric.Exactness} the same circuit in doubles,
 * floats, decimals and fractions, {@link gategrad.numeric.Derivation} a local gradient as a formula
 * and in numbers beside your own, {@link gategrad.numeric.VectorCheck} the worst gradient of a gate
 * on arrays.
 */
package gategrad.numeric;
