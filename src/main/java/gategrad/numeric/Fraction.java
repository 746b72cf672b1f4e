package gategrad.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact fraction in lowest terms.
 *
 * @param above the numerator
 * @param below the denominator, above zero
 */
record Fraction(BigInteger above, BigInteger below) {
  static final Fraction ZERO = of(0);
  static final Fraction ONE = of(1);

  Fraction {
    if (below.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    BigInteger common = above.gcd(below);
    if (below.signum() < 0) {
      common = common.negate();
    }
    above = above.divide(common);
    below = below.divide(common);
  }

  static Fraction of(long number) {
    return new Fraction(BigInteger.valueOf(number), BigInteger.ONE);
  }

  /** A number as it was typed: 0.1 is 1/10, not the double nearest to it. */
  static Fraction of(double number) {
    var decimal = new BigDecimal(Double.toString(number));
    return decimal.scale() <= 0
        ? new Fraction(decimal.toBigInteger(), BigInteger.ONE)
        : new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  Fraction plus(Fraction other) {
    return new Fraction(
        above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
  }

  Fraction times(Fraction other) {
    return new Fraction(above.multiply(other.above), below.multiply(other.below));
  }

  Fraction negated() {
    return new Fraction(above.negate(), below);
  }

  Fraction inverse() {
    return new Fraction(below, above);
  }

  Fraction power(int exponent) {
    return exponent >= 0
        ? new Fraction(above.pow(exponent), below.pow(exponent))
        : inverse().power(-exponent);
  }

  int signum() {
    return above.signum();
  }

  boolean isAtLeast(Fraction other) {
    return plus(other.negated()).signum() >= 0;
  }

  int digits() {
    return Math.max(above.bitLength(), below.bitLength());
  }

  double toDouble() {
    return new BigDecimal(above).divide(new BigDecimal(below), MathContext.DECIMAL64).doubleValue();
  }

  /** {@code -3/8}; {@code 2} for a whole number. */
  @Override
  public String toString() {
    return below.equals(BigInteger.ONE) ? above.toString() : above + "/" + below;
  }
}
