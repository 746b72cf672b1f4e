package gategrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gategrad.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole networks against an independent framework. */
class FrozenNetworksTest {
  private static final int[] LABELS = {0, 1, 2, 2, 1, 0};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relu/softmax",
        "leaky_relu/softmax",
        "tanh/softmax",
        "sigmoid/softmax",
        "elu/softmax",
        "selu/softmax",
        "gelu/softmax",
        "softplus/softmax",
        "softsign/softmax",
        "swish/softmax",
        "tanh/hinge",
        "tanh/binary",
        "tanh/squared"
      })
  void gradientsAgreeWithPyTorch(String name) {
    String activation = name.split("/")[0];
    String kind = name.split("/")[1];
    int outputs = kind.equals("binary") ? 1 : 3;
    var net =
        Sequential.of(
            Linear.ofXw(Frozen.tensor(1, 4, 5), Frozen.tensor(2, 5)),
            Activation.named(activation),
            Linear.ofXw(Frozen.tensor(3, 5, outputs), Frozen.tensor(4, outputs)));
    Tensor loss = loss(kind, net.forward(Frozen.tensor(0.1, 6, 4).detach()));
    loss.backward();
    assertEquals(Frozen.numbers(name + "/loss")[0], loss.item(), 1e-12);
    net.namedParameters()
        .forEach(
            (label, parameter) ->
                assertArrayEquals(
                    Frozen.numbers(name + "/" + label),
                    parameter.grad().toArray(),
                    1e-12,
                    name + " " + label));
  }

  private static Tensor loss(String kind, Tensor output) {
    return switch (kind) {
      case "softmax" -> new SoftmaxCrossEntropy().of(output, Target.labels(LABELS));
      case "hinge" -> new MultiClassHinge().of(output, Target.labels(LABELS));
      case "binary" -> new BinaryCrossEntropy().of(output, Target.labels(0, 1, 1, 0, 1, 0));
      default -> new SquaredError().of(output, Target.numbers(Frozen.tensor(5, 6, 3)));
    };
  }
}
