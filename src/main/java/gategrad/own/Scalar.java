package gategrad.own;

import gategrad.notebook.Displayable;
import gategrad.text.Numbers;
import java.util.List;

/**
 * A number of an engine that you wrote yourself. Implement the four questions; then {@code draw},
 * {@code GradientCheck}, {@code Finder.engine}, {@code Training} and the exercises work with it,
 * and what they show are your gradients, not ours.
 *
 * <p>Write the operations that you need; each one that you leave out says so when somebody calls
 * it, and the rest works. A constructor or method that makes an input from a number is handed over
 * where one is needed: {@code Num::new}.
 *
 * <pre>{@code
 * class Num implements Scalar<Num> {
 *   double data, grad;
 *   List<Num> inputs;
 *   String op;
 *   double[] locals;
 *
 *   Num(double data) { this(data, "input", List.of()); }
 *   Num(double data, String op, List<Num> inputs, double... locals) {
 *     this.data = data; this.op = op; this.inputs = inputs; this.locals = locals;
 *   }
 *
 *   public Num add(Num b) { return new Num(data + b.data, "add", List.of(this, b), 1, 1); }
 *   public Num mul(Num b) { return new Num(data * b.data, "mul", List.of(this, b), b.data, data); }
 *
 *   public double data() { return data; }
 *   public double grad() { return grad; }
 *   public List<Num> inputs() { return inputs; }
 *   public String op() { return op; }
 * }
 * new Num(2).mul(new Num(3)).data() // 6.0
 * }</pre>
 *
 * @param <V> the class itself: {@code class Num implements Scalar<Num>}
 */
public interface Scalar<V extends Scalar<V>> extends Displayable {

  /** The number. */
  double data();

  /** Its gradient, 0 before {@code backward}. */
  double grad();

  /** What it was calculated from, in order; an empty list for an input. */
  List<V> inputs();

  /**
   * The name of the gate that made it, as in {@code Gates.named}: {@code "add"}, {@code "mul"}. A
   * sign such as {@code "+"} is understood too, and any other text is shown as it is.
   */
  String op();

  /** A name for pictures and messages. */
  default String label() {
    return "";
  }

  /** The sum. */
  default V add(V other) {
    throw NotWritten.yet(this, "add");
  }

  /** The difference. */
  default V sub(V other) {
    throw NotWritten.yet(this, "sub");
  }

  /** The product. */
  default V mul(V other) {
    throw NotWritten.yet(this, "mul");
  }

  /** The quotient. */
  default V div(V other) {
    throw NotWritten.yet(this, "div");
  }

  /** The larger one. */
  default V max(V other) {
    throw NotWritten.yet(this, "max");
  }

  /** The negative. */
  default V neg() {
    throw NotWritten.yet(this, "neg");
  }

  /** The exponential function. */
  default V exp() {
    throw NotWritten.yet(this, "exp");
  }

  /** The natural logarithm. */
  default V log() {
    throw NotWritten.yet(this, "log");
  }

  /** Squashed into 0 to 1. */
  default V sigmoid() {
    throw NotWritten.yet(this, "sigmoid");
  }

  /** Squashed into -1 to 1. */
  default V tanh() {
    throw NotWritten.yet(this, "tanh");
  }

  /** {@code max(0, this)}. */
  default V relu() {
    throw NotWritten.yet(this, "relu");
  }

  /** The backward pass: gradients of this number for everything behind it. */
  default void backward() {
    throw NotWritten.yet(this, "backward");
  }

  /** One line; what a class of closures says of itself is often endless. */
  @Override
  default String text() {
    var name = label().isEmpty() ? op() : label();
    return name + " = " + Numbers.text(data()) + ", gradient " + Numbers.text(grad());
  }
}
