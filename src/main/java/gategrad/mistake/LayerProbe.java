package gategrad.mistake;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A batch for a layer y = x W + b, and the gradient that arrives at y. The three sizes are
 * different, but for every third probe, which is square.
 *
 * @param x the inputs, an example in each row
 * @param w the weights, an input in each row
 * @param b the biases, one for each output
 * @param dy the upstream gradient, of the shape of y
 */
public record LayerProbe(double[][] x, double[][] w, double[] b, double[][] dy) {

  static List<LayerProbe> draw(int count, RandomGenerator random) {
    var probes = new ArrayList<LayerProbe>();
    for (int k = 0; k < count; k++) {
      boolean square = k % 3 == 2;
      int n = square ? 3 : 4 + k % 2;
      int in = 3;
      int out = square ? 3 : 2;
      probes.add(
          new LayerProbe(
              Probes.matrix(n, in, random),
              Probes.matrix(in, out, random),
              Probes.matrix(1, out, random)[0],
              Probes.matrix(n, out, random)));
    }
    return probes;
  }

  int examples() {
    return x.length;
  }
}
