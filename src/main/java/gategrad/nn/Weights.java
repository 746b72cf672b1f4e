package gategrad.nn;

import gategrad.Tensor;
import gategrad.array.Array;
import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.file.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Saves and loads what a network learnt, as a safetensors file that Python reads too.
 *
 * <p>Names are those of {@link Layer#namedParameters}, and a linear layer's weight is stored (out,
 * in), so {@code 0.weight} and {@code 0.bias} fit a PyTorch {@code nn.Sequential}. Every bit
 * survives. A file is written whole or not at all, so a crash or a full disk leaves the old one.
 *
 * <pre>{@code
 * Weights.save(net, Path.of("net.safetensors"));
 * Weights.load(net, Path.of("net.safetensors"));
 * }</pre>
 */
public final class Weights {
  /** The word by which the file of a whole training is known. */
  public static final String TRAINING = "training";

  private Weights() {}

  /** Writes the parameters of a network. */
  public static void save(Layer network, Path file) throws IOException {
    new Safetensors(stored(network), Map.of()).write(file);
  }

  /** The parameters by name as files hold them: matrices are (out, in). */
  public static Map<String, Array> stored(Layer network) {
    var stored = new LinkedHashMap<String, Array>();
    network
        .namedParameters()
        .forEach((name, parameter) -> stored.put(name, transposed(parameter.data())));
    return stored;
  }

  /** Matrices change sides; all else stays. */
  private static Array transposed(Array array) {
    if (array.shape().rank() != 2) {
      return array;
    }
    int rows = array.rows();
    int columns = array.columns();
    Array transposed = Array.zeros(Shape.of(columns, rows), array.precision());
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed.set(j * rows + i, array.get(i * columns + j));
      }
    }
    return transposed;
  }

  /**
   * Reads the parameters of a network from a file; nothing is changed unless everything fits.
   *
   * @throws IOException if the file cannot be read, is damaged, or belongs to another network; the
   *     message names the parameter and both shapes
   */
  public static void load(Layer network, Path file) throws IOException {
    var content = Safetensors.read(file);
    if (content.metadata().containsKey(TRAINING)) {
      throw new IOException(
          "%s holds a whole training, not just weights; read it with the load of a Trainer"
              .formatted(file));
    }
    check(network, content.arrays(), file);
    restore(network, content.arrays());
  }

  /**
   * Checks that arrays, stored as {@link #stored} does, fit a network.
   *
   * @throws IOException if one does not; the message names the file, the parameter and both shapes
   */
  public static void check(Layer network, Map<String, Array> arrays, Path file) throws IOException {
    var parameters = network.namedParameters();
    if (!parameters.keySet().equals(arrays.keySet())) {
      throw new IOException(
          "%s holds the parameters %s, but the network has %s"
              .formatted(file, arrays.keySet(), parameters.keySet()));
    }
    for (var named : parameters.entrySet()) {
      check(named.getKey(), named.getValue().data(), arrays.get(named.getKey()), file);
    }
  }

  private static void check(String name, Array here, Array there, Path file) throws IOException {
    Array wanted = transposed(here);
    if (!wanted.shape().equals(there.shape())) {
      throw new IOException(
          "%s: %s is %s in the file, but %s in the network"
              .formatted(file, name, text(there), text(wanted)));
    }
    if (wanted.precision() != there.precision()) {
      throw new IOException(
          "%s: %s is %s in the file, but %s in the network; convert the network with to(Precision.%s) first"
              .formatted(file, name, text(there), text(wanted), there.precision().name()));
    }
  }

  private static String text(Array array) {
    return (array.precision() == Precision.FLOAT64 ? "F64 " : "F32 ") + array.shape();
  }

  /** Puts arrays that fit into a network. */
  public static void restore(Layer network, Map<String, Array> arrays) {
    for (var named : network.namedParameters().entrySet()) {
      Tensor parameter = named.getValue();
      Array array = transposed(arrays.get(named.getKey()));
      parameter.data().copy(0, array, 0, array.size());
    }
  }
}
