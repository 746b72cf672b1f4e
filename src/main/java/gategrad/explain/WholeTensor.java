package gategrad.explain;

import gategrad.Node;
import gategrad.Tensor;
import gategrad.array.Array;
import java.util.Optional;
import java.util.stream.IntStream;

/** Asked about a whole tensor: how its gradients are, and the element that says most explained. */
final class WholeTensor {
  private WholeTensor() {}

  static Explanation gradient(Tensor x, Optional<Node> asked) {
    if (!x.requiresGrad() || x.lastResult().isEmpty() && asked.isEmpty()) {
      return Why.gradient(x, 0, asked);
    }
    Array gradient = x.gradData();
    int element = telling(gradient);
    int zeros = (int) IntStream.range(0, gradient.size()).filter(i -> gradient.get(i) == 0).count();
    String summary =
        Words.say(
            "tensor.gradients",
            "x",
            Words.node(x),
            "n",
            gradient.size(),
            "zeros",
            zeros,
            "element",
            Words.number(x, element));
    return new Question(x, element, asked).answer(summary);
  }

  static Explanation value(Tensor x) {
    int element =
        IntStream.range(0, x.data().size())
            .filter(i -> !Double.isFinite(x.data().get(i)))
            .findFirst()
            .orElse(0);
    return Why.value(x, element);
  }

  /** The first that is not finite, else the first zero, else the largest. */
  private static int telling(Array gradient) {
    int largest = 0;
    int zero = -1;
    for (int i = 0; i < gradient.size(); i++) {
      if (!Double.isFinite(gradient.get(i))) {
        return i;
      }
      zero = zero < 0 && gradient.get(i) == 0 ? i : zero;
      largest = Math.abs(gradient.get(i)) > Math.abs(gradient.get(largest)) ? i : largest;
    }
    return zero >= 0 ? zero : largest;
  }
}
