/**
 * Layers, losses and initialisers: what networks are built from.
 *
 * <p>Rows are examples: a batch of n inputs is a matrix (n, features), and a {@link
 * gategrad.nn.Linear} layer calculates <em>X W + b</em>. The lecture writes <em>W x + b</em> with a
 * column for one example; {@link gategrad.nn.Linear} reads and writes both.
 */
package gategrad.nn;
