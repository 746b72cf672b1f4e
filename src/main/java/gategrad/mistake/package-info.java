/**
 * The mistakes that people make when they write gates, engines, layers, losses and training loops,
 * and the finder that tells from numbers which one it was.
 *
 * <p>{@link gategrad.mistake.Finder} is all that a notebook needs.
 */
package gategrad.mistake;
