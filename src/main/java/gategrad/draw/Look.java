package gategrad.draw;

/**
 * How a drawing looks.
 *
 * @param decimals digits after the point
 * @param localGradients whether the gates show what they cached in the forward pass
 */
record Look(int decimals, boolean localGradients) {
  static final Look SLIDE = new Look(2, false);
}
