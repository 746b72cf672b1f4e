package gategrad;

/**
 * A number and its derivative, both carried forward: an independent way to the same gradients.
 *
 * <p>Shares no code with the library; the rules are those of a calculus book.
 *
 * @param value the number
 * @param slope its derivative with respect to the one input whose slope is 1
 */
record Dual(double value, double slope) {
  static Dual constant(double value) {
    return new Dual(value, 0);
  }

  Dual add(Dual o) {
    return new Dual(value + o.value, slope + o.slope);
  }

  Dual sub(Dual o) {
    return new Dual(value - o.value, slope - o.slope);
  }

  Dual mul(Dual o) {
    return new Dual(value * o.value, slope * o.value + value * o.slope);
  }

  Dual div(Dual o) {
    return new Dual(value / o.value, (slope * o.value - value * o.slope) / (o.value * o.value));
  }

  Dual max(Dual o) {
    return value < o.value ? o : this;
  }

  Dual min(Dual o) {
    return value > o.value ? o : this;
  }

  Dual exp() {
    return new Dual(Math.exp(value), Math.exp(value) * slope);
  }

  Dual log() {
    return new Dual(Math.log(value), slope / value);
  }

  Dual sqrt() {
    return new Dual(Math.sqrt(value), slope / (2 * Math.sqrt(value)));
  }

  Dual tanh() {
    return new Dual(Math.tanh(value), slope / (Math.cosh(value) * Math.cosh(value)));
  }

  Dual sigmoid() {
    return constant(1).div(constant(1).add(constant(0).sub(this).exp()));
  }

  Dual softplus() {
    return constant(1).add(exp()).log();
  }

  Dual relu() {
    return value > 0 ? this : constant(0);
  }
}
