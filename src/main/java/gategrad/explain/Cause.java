package gategrad.explain;

import gategrad.Node;

/**
 * A wire that is to blame, or to praise, for a gradient.
 *
 * @param reason what is the matter with it
 * @param gate where it arrives
 * @param input which input of the gate it is, counted from 0
 * @param slope its local gradient; for a tensor, of the first number it concerns
 * @param share of the whole effect, from 0 to 1
 * @param count how many single numbers it concerns; 1 for a {@code Value}
 */
public record Cause(Reason reason, Node gate, int input, double slope, double share, int count) {}
