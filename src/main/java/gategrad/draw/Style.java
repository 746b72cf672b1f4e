package gategrad.draw;

/**
 * How a drawing looks.
 *
 * @param decimals digits after the point
 * @param localGradients whether the gates show what they cached in the forward pass
 */
record Style(int decimals, boolean localGradients) {
  static final Style SLIDE = new Style(2, false);
}
