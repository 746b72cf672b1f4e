package gategrad.check;

/** What a comparison of two gradients came to. */
public enum Verdict {
  /** Both are the same, as far as numbers can tell. */
  AGREES,
  /** The function has a kink or a jump here, so there is no single right gradient. */
  KINK,
  /** They differ. */
  WRONG,
  /** One of them is NaN or infinite. */
  NOT_FINITE
}
