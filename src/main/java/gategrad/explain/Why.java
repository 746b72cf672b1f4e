package gategrad.explain;

import static java.util.Objects.requireNonNull;

import gategrad.Node;
import gategrad.Tensor;
import gategrad.Value;
import gategrad.draw.Circuit;
import gategrad.own.Scalar;
import java.util.Optional;

/**
 * Answers the question why a number or its gradient is what it is, from the circuit alone: nobody's
 * numbers are touched, nothing is guessed.
 *
 * <p>Asked about a number, it explains the gradient that the last backward pass brought there; if
 * the number itself is NaN or infinite, where that began.
 *
 * <pre>{@code
 * var f = x.max(y).mul(z);
 * f.backward();
 * why(x);          // 0: the max chose y
 * why(y, "grad");  // -4: the value of z
 * why(f, "value"); // -20: the gate * made it from 5 and -4
 * }</pre>
 *
 * <p>In a notebook {@code why} needs no import.
 */
public final class Why {
  private Why() {}

  /** Why this number has the gradient it has, or is NaN or infinite. */
  public static Explanation why(Value x) {
    requireNonNull(x, "why: the value is null");
    return Double.isFinite(x.data()) ? gradient(x, 0, Optional.empty()) : value(x, 0);
  }

  /** The same for {@code "grad"} or {@code "value"} only. */
  public static Explanation why(Value x, String what) {
    requireNonNull(x, "why: the value is null");
    return isGradient(what) ? gradient(x, 0, Optional.empty()) : value(x, 0);
  }

  /** Why the gradient of {@code result} with respect to this number is what it is. */
  public static Explanation why(Value x, Value result) {
    requireNonNull(x, "why: the value is null");
    return gradient(x, 0, Optional.of(requireNonNull(result, "why: the result is null")));
  }

  /** The same for a name of a formula: {@code why(f, "x")}. */
  public static Explanation why(Circuit circuit, String name) {
    requireNonNull(circuit, "why: the circuit is null");
    return why(circuit.get(name), circuit.value());
  }

  /** Why a number of your own engine has the gradient that it has, and whether that is right. */
  public static Explanation why(Scalar<?> x, Scalar<?> result) {
    requireNonNull(x, "why: the number is null");
    return OwnWhy.explain(x, requireNonNull(result, "why: the result is null"));
  }

  /** Why an element of a tensor, such as a weight of a layer, has the gradient it has. */
  public static Explanation why(Tensor x, int... index) {
    requireNonNull(x, "why: the tensor is null");
    return index.length == 0 && x.data().size() != 1
        ? WholeTensor.gradient(x, Optional.empty())
        : Double.isFinite(x.data().get(element(x, index)))
            ? gradient(x, element(x, index), Optional.empty())
            : value(x, element(x, index));
  }

  /** The same for {@code "grad"} or {@code "value"} only. */
  public static Explanation why(Tensor x, String what, int... index) {
    requireNonNull(x, "why: the tensor is null");
    boolean whole = index.length == 0 && x.data().size() != 1;
    if (isGradient(what)) {
      return whole
          ? WholeTensor.gradient(x, Optional.empty())
          : gradient(x, element(x, index), Optional.empty());
    }
    return whole ? WholeTensor.value(x) : value(x, element(x, index));
  }

  /** Why the gradient of {@code result} with respect to an element is what it is. */
  public static Explanation why(Tensor x, Tensor result, int... index) {
    requireNonNull(x, "why: the tensor is null");
    var asked = Optional.<Node>of(requireNonNull(result, "why: the result is null"));
    return index.length == 0 && x.data().size() != 1
        ? WholeTensor.gradient(x, asked)
        : gradient(x, element(x, index), asked);
  }

  private static int element(Tensor x, int... index) {
    return index.length == 0 ? 0 : x.shape().index(index);
  }

  private static boolean isGradient(String what) {
    return switch (requireNonNull(what, "why: what to explain is null")) {
      case "grad", "gradient" -> true;
      case "value", "data" -> false;
      default ->
          throw new IllegalArgumentException(
              "why explains \"grad\" or \"value\", not \"%s\"".formatted(what));
    };
  }

  static Explanation gradient(Node x, int element, Optional<Node> asked) {
    return new Question(x, element, asked).answer();
  }

  static Explanation value(Node x, int element) {
    var story = new Story();
    if (Double.isFinite(Words.value(x, element))) {
      ValueWords.tell(new Wire.Spot(x, element), story);
    } else {
      NotFinite.tellForward(NotFinite.firstForward(x).orElseThrow(), story);
    }
    return story.about(x);
  }
}
