/**
 * Loops that run a rule for one number over arrays. Each gate gets a compiled loop of its own: see
 * {@link gategrad.loop.LoopTemplate}.
 */
package gategrad.loop;
