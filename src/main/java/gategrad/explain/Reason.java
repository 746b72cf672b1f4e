package gategrad.explain;

/** What {@code why} found. */
public enum Reason {
  /** The number is no part of the result: no gate between uses it. */
  NOT_CONNECTED,
  /** The result uses the same numbers as a constant, through {@code detach()}. */
  DETACHED,
  /** The result was calculated while nothing was recorded. */
  NOT_RECORDED,
  /** No backward pass came here yet. */
  NOT_RUN,
  /** A pass came here, but nobody holds its result any more, so the way cannot be followed. */
  RESULT_GONE,
  /** An input was changed after the forward pass. */
  STALE,
  /** A max or min chose another input. */
  NOT_CHOSEN,
  /** A ReLU is off. */
  CLOSED,
  /** A sigmoid, a tanh or another bounded gate is so far out that its slope is lost. */
  SATURATED,
  /** A product with a factor of zero. */
  ZERO_FACTOR,
  /** A step gate, whose slope is zero everywhere. */
  STEP,
  /** Any other gate whose slope is zero here. */
  FLAT,
  /** Branches that cancel each other. */
  CANCELS,
  /** No slope is zero, but the product of all is too small for a number. */
  UNDERFLOW,
  /** A gate made the first NaN or infinity on the way forward. */
  BORN_FORWARD,
  /** All values are finite; the first NaN or infinity came up on the way back. */
  BORN_BACKWARD,
  /** The stored gradient is the sum of several backward passes. */
  REPEATED,
  /** The gradient was set to zero after the backward pass. */
  CLEARED,
  /** The stored gradient is none that this circuit explains. */
  MISMATCH,
  /** Large, by the product of slopes. */
  HUGE,
  /** Small, by the product of slopes. */
  TINY,
  /** A value is used more than once, and the parts add up. */
  FORK,
  /** Slopes below zero turn the sign. */
  SIGN,
  /** One way, whose slopes multiply. */
  PRODUCT,
  /** A tie or a corner, where there is no single slope. */
  KINK,
  /** This is the result itself. */
  RESULT,
  /** How a value was calculated. */
  VALUE,
  /** It could not be found out. */
  UNKNOWN
}
