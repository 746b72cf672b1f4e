package gategrad;

import gategrad.gate.AddConstantGate;
import gategrad.gate.BinaryGate;
import gategrad.gate.DivConstantGate;
import gategrad.gate.EluGate;
import gategrad.gate.Gates;
import gategrad.gate.LeakyReluGate;
import gategrad.gate.MulConstantGate;
import gategrad.gate.PowConstantGate;
import gategrad.gate.UnaryGate;

/**
 * Calculating by words, left to right: {@code x.add(y).mul(z)} is {@code (x + y) * z}.
 *
 * <p>Each word plugs one gate of the catalogue {@link Gates} in; the rules for ties, kinks and the
 * domain are those of the gate. A plain number is a constant: it is no node and gets no gradient. A
 * gate without a word, or of your own, goes through {@code apply}.
 *
 * <pre>{@code
 * var x = Value.of(3).named("x");
 * var y = x.mul(2).add(1).square();
 * y.data(); // 49.0
 * y.backward();
 * x.grad(); // 28.0
 * }</pre>
 *
 * @param <T> {@link Value} or {@link Tensor}
 */
public sealed interface Fluent<T extends Fluent<T>> permits Value, FluentTensor {

  /** Plugs a gate with one input in here. */
  T apply(UnaryGate gate);

  /** Plugs a gate with two inputs in here, this being the first. */
  T apply(BinaryGate gate, T second);

  /** {@code this + other}. */
  default T add(T other) {
    return apply(Gates.ADD, other);
  }

  /** {@code this + constant}. */
  default T add(double constant) {
    return apply(new AddConstantGate(constant));
  }

  /** {@code this - other}. */
  default T sub(T other) {
    return apply(Gates.SUB, other);
  }

  /** {@code this - constant}. */
  default T sub(double constant) {
    return apply(new AddConstantGate(-constant));
  }

  /** {@code this * other}. */
  default T mul(T other) {
    return apply(Gates.MUL, other);
  }

  /** {@code this * constant}. */
  default T mul(double constant) {
    return apply(new MulConstantGate(constant));
  }

  /** {@code this / other}. */
  default T div(T other) {
    return apply(Gates.DIV, other);
  }

  /** {@code this / constant}. */
  default T div(double constant) {
    return apply(new DivConstantGate(constant));
  }

  /** The larger one; a tie goes to this. */
  default T max(T other) {
    return apply(Gates.MAX, other);
  }

  /** The smaller one; a tie goes to this. */
  default T min(T other) {
    return apply(Gates.MIN, other);
  }

  /** This to the power of the other. */
  default T pow(T exponent) {
    return apply(Gates.POW, exponent);
  }

  /** This to a constant power. */
  default T pow(double exponent) {
    return apply(new PowConstantGate(exponent));
  }

  /** {@code -this}. */
  default T neg() {
    return apply(Gates.NEG);
  }

  /** {@code 1 / this}. */
  default T reciprocal() {
    return apply(Gates.RECIPROCAL);
  }

  /** {@code this * this}. */
  default T square() {
    return apply(Gates.SQUARE);
  }

  /** The square root. */
  default T sqrt() {
    return apply(Gates.SQRT);
  }

  /** The absolute value. */
  default T abs() {
    return apply(Gates.ABS);
  }

  /** The exponential function. */
  default T exp() {
    return apply(Gates.EXP);
  }

  /** The natural logarithm. */
  default T log() {
    return apply(Gates.LOG);
  }

  /** Squashed into 0 to 1. */
  default T sigmoid() {
    return apply(Gates.SIGMOID);
  }

  /** Squashed into 0 to 1 by straight lines. */
  default T hardSigmoid() {
    return apply(Gates.HARD_SIGMOID);
  }

  /** Squashed into -1 to 1. */
  default T tanh() {
    return apply(Gates.TANH);
  }

  /** Squashed into -1 to 1, gently. */
  default T softsign() {
    return apply(Gates.SOFTSIGN);
  }

  /** {@code max(0, this)}. */
  default T relu() {
    return apply(Gates.RELU);
  }

  /** ReLU with a constant slope below zero, such as 0.01. */
  default T leakyRelu(double slope) {
    return apply(new LeakyReluGate(slope));
  }

  /** ReLU with a slope below zero that is learned. */
  default T prelu(T slope) {
    return apply(Gates.PRELU, slope);
  }

  /** ReLU with a smooth floor at {@code -alpha}. */
  default T elu(double alpha) {
    return apply(new EluGate(alpha));
  }

  /** ELU, scaled to keep mean 0 and variance 1. */
  default T selu() {
    return apply(Gates.SELU);
  }

  /** A smooth ReLU, log(1 + e^x). */
  default T softplus() {
    return apply(Gates.SOFTPLUS);
  }

  /** A smooth ReLU, x * sigmoid(x). */
  default T swish() {
    return apply(Gates.SWISH);
  }

  /** A smooth ReLU, x times the share of the normal distribution below x. */
  default T gelu() {
    return apply(Gates.GELU);
  }

  /** 1 above zero, else 0; its gradient is 0. */
  default T step() {
    return apply(Gates.STEP);
  }
}
