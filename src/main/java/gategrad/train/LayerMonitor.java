package gategrad.train;

import gategrad.Tensor;
import gategrad.array.Array;
import gategrad.nn.Activation;
import gategrad.nn.Layer;
import gategrad.optim.Clipping;
import java.util.ArrayList;
import java.util.List;

/** Takes the pulse of every layer: gradients, step sizes, dead and saturated units. */
final class LayerMonitor {
  private static final double SATURATED = 0.05;

  private final List<Layer> layers;
  private final List<List<Array>> before = new ArrayList<>();

  private LayerMonitor(Layer network) {
    layers = network.layers().orElse(List.of(network));
    for (Layer layer : layers) {
      before.add(layer.parameters().stream().map(p -> p.data().copyAs(p.precision())).toList());
    }
  }

  /** Remembers the parameters before a step. */
  static LayerMonitor beforeStep(Layer network) {
    return new LayerMonitor(network);
  }

  /** Compares with the parameters after the step, and looks at the activations of a batch. */
  List<LayerHealth> afterStep(Tensor inputs) {
    var report = new ArrayList<LayerHealth>();
    Tensor x = inputs.noGrad();
    for (int k = 0; k < layers.size(); k++) {
      Layer layer = layers.get(k);
      Tensor y = layer.forward(x);
      var shares = layer instanceof Activation activation ? shares(activation, x, y) : NO_SHARES;
      report.add(
          new LayerHealth(
              k + " " + layer.description(),
              Clipping.norm(layer.parameters()),
              updateRatio(layer, before.get(k)),
              shares.dead(),
              shares.saturated()));
      x = y;
    }
    return report;
  }

  private static double updateRatio(Layer layer, List<Array> before) {
    double moved = 0;
    double size = 0;
    for (int p = 0; p < before.size(); p++) {
      Array old = before.get(p);
      Array now = layer.parameters().get(p).data();
      for (int i = 0; i < old.size(); i++) {
        double step = now.get(i) - old.get(i);
        moved += step * step;
        size += old.get(i) * old.get(i);
      }
    }
    return size == 0 ? 0 : Math.sqrt(moved / size);
  }

  private static final Shares NO_SHARES = new Shares(0, 0);

  private record Shares(double dead, double saturated) {}

  private static Shares shares(Activation activation, Tensor x, Tensor y) {
    int rows = x.data().rows();
    int columns = x.data().columns();
    int dead = 0;
    int saturated = 0;
    for (int j = 0; j < columns; j++) {
      boolean alive = false;
      for (int i = j; i < rows * columns; i += columns) {
        double local = Math.abs(activation.gate().local(x.data().get(i), y.data().get(i)));
        alive |= local != 0;
        saturated += local < SATURATED ? 1 : 0;
      }
      dead += alive ? 0 : 1;
    }
    return new Shares((double) dead / columns, (double) saturated / (rows * columns));
  }
}
