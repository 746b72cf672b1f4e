package gategrad.train;

import gategrad.Tensor;

/**
 * The loss became NaN or infinite, so the gradients mean nothing any more; says where it began.
 *
 * <p>The parameters are those after the last good step.
 */
public final class Diverged extends RuntimeException {
  private static final long serialVersionUID = 1;

  private Diverged(String message) {
    super(message);
  }

  static Diverged at(int epoch, int step, Tensor loss) {
    return new Diverged(
        "the loss is %s in epoch %d, step %d: %s; try a smaller learning rate, clipping, or look at the data"
            .formatted(loss.item(), epoch, step, origin(loss)));
  }

  private static String origin(Tensor loss) {
    for (Tensor tensor : loss.circuit()) {
      if (!finite(tensor)) {
        String what =
            tensor.isLeaf()
                ? "an input or parameter" + (tensor.label().isEmpty() ? "" : " " + tensor.label())
                : "the output of the gate '" + tensor.gate().name() + "'";
        return what + " " + tensor.shape() + " is the first that is not finite";
      }
    }
    return "the loss itself is the first that is not finite";
  }

  private static boolean finite(Tensor tensor) {
    for (int i = 0; i < tensor.data().size(); i++) {
      if (!Double.isFinite(tensor.data().get(i))) {
        return false;
      }
    }
    return true;
  }
}
