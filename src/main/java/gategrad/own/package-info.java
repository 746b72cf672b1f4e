/**
 * Bring your own engine: {@link gategrad.own.Scalar} is what a class of a learner's implements, and
 * pictures, gradient checks, the finder, training and exercises work with it.
 */
package gategrad.own;
