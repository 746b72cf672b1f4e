package gategrad.train;

import gategrad.Node;
import gategrad.Tensor;
import gategrad.array.Array;
import gategrad.nn.Layer;
import java.util.List;
import java.util.Map;

/**
 * The loss or a gradient became NaN or infinite, so the next step would spoil the network; says
 * where it began.
 *
 * <p>The parameters are those after the last good step.
 */
public final class Diverged extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final String CURE = "; try a smaller learning rate, clipping, or look at the data";

  private Diverged(String message) {
    super(message);
  }

  static Diverged atLoss(Progress progress, Tensor loss) {
    return new Diverged(
        "the loss is %s in %s: %s%s".formatted(loss.item(), place(progress), origin(loss), CURE));
  }

  static Diverged atGradient(Progress progress, Tensor loss, Tensor parameter, Layer network) {
    return new Diverged(
        "the gradient of %s is not finite in %s: %s%s"
            .formatted(name(parameter, network), place(progress), gradientOrigin(loss), CURE));
  }

  private static String place(Progress progress) {
    return "epoch %s, step %s"
        .formatted(String.valueOf(progress.epochs() + 1), String.valueOf(progress.steps() + 1));
  }

  /** For example {@code 2.weight (layer 2, Linear(16 -> 3))}. */
  private static String name(Tensor parameter, Layer network) {
    String name =
        network.namedParameters().entrySet().stream()
            .filter(named -> named.getValue() == parameter)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("a parameter of shape " + parameter.shape());
    var layers = network.layers().orElse(List.of(network));
    for (int k = 0; k < layers.size(); k++) {
      if (layers.get(k).parameters().stream().anyMatch(own -> own == parameter)) {
        return "%s (layer %s, %s)".formatted(name, String.valueOf(k), layers.get(k).description());
      }
    }
    return name;
  }

  private static String origin(Tensor loss) {
    for (Node node : loss.circuit()) {
      if (node instanceof Tensor tensor && !finite(tensor.data())) {
        String what =
            tensor.isLeaf()
                ? "an input or parameter" + label(tensor)
                : "the output of the gate '" + tensor.gate().name() + "'";
        return what + " " + tensor.shape() + " is the first that is not finite";
      }
    }
    return "the loss itself is the first that is not finite";
  }

  private static String label(Tensor tensor) {
    return tensor.label().isEmpty() ? "" : " " + tensor.label();
  }

  /** The gate nearest to the loss that received a finite gradient and handed on another. */
  private static String gradientOrigin(Tensor loss) {
    var circuit = loss.circuit();
    for (int k = circuit.size() - 1; k >= 0; k--) {
      Tensor tensor = circuit.get(k);
      if (!tensor.isLeaf() && finite(tensor.gradData())) {
        for (Tensor input : tensor.inputs()) {
          if (input.requiresGrad() && !finite(input.gradData())) {
            return "the gate '%s' %s is the first, from the loss on, that hands on a gradient that is not finite"
                .formatted(tensor.gate().name(), tensor.shape());
          }
        }
      }
    }
    return "the gradient of the loss itself is not finite";
  }

  private static boolean finite(Array numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      if (!Double.isFinite(numbers.get(i))) {
        return false;
      }
    }
    return true;
  }
}
