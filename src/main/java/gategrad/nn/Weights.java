package gategrad.nn;

import gategrad.Tensor;
import gategrad.array.Precision;
import gategrad.array.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Saves and loads what a network learnt, as a safetensors file that Python reads too.
 *
 * <p>Names are those of {@link Layer#namedParameters}, and a linear layer's weight is stored (out,
 * in), so {@code 0.weight} and {@code 0.bias} fit a PyTorch {@code nn.Sequential}. Every bit
 * survives. A file is written beside its place and then moved there, so a crash leaves the old one.
 *
 * <pre>{@code
 * Weights.save(net, Path.of("net.safetensors"));
 * Weights.load(net, Path.of("net.safetensors"));
 * }</pre>
 */
public final class Weights {
  private static final int MAX_HEADER = 100_000_000;

  private Weights() {}

  /** Writes the parameters of a network. */
  public static void save(Layer network, Path file) throws IOException {
    var entries = new LinkedHashMap<String, WeightsHeader.Entry>();
    long end = 0;
    for (var named : network.namedParameters().entrySet()) {
      Tensor tensor = named.getValue();
      long start = end;
      end += (long) tensor.shape().count() * bytes(tensor.precision());
      entries.put(named.getKey(), entry(tensor, start, end));
    }
    byte[] header = WeightsHeader.write(entries).getBytes(StandardCharsets.UTF_8);
    var buffer =
        ByteBuffer.allocate(Math.toIntExact(8 + header.length + end))
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(header.length).put(header);
    network.namedParameters().values().forEach(tensor -> put(stored(tensor), buffer));
    replace(file, buffer.array());
  }

  private static WeightsHeader.Entry entry(Tensor tensor, long start, long end) {
    Shape shape = stored(tensor).shape();
    var sizes = new int[shape.rank()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = shape.size(axis);
    }
    return new WeightsHeader.Entry(
        tensor.precision() == Precision.FLOAT64 ? "F64" : "F32", sizes, start, end);
  }

  private static int bytes(Precision precision) {
    return precision == Precision.FLOAT64 ? 8 : 4;
  }

  /** Matrices are stored (out, in). */
  private static Tensor stored(Tensor tensor) {
    return tensor.shape().rank() == 2 ? tensor.withoutRecording().transpose() : tensor;
  }

  private static void put(Tensor tensor, ByteBuffer buffer) {
    for (int i = 0; i < tensor.data().size(); i++) {
      if (tensor.precision() == Precision.FLOAT64) {
        buffer.putDouble(tensor.data().get(i));
      } else {
        buffer.putFloat((float) tensor.data().get(i));
      }
    }
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path whole = file.toAbsolutePath();
    Path part = Files.createTempFile(whole.getParent(), whole.getFileName().toString(), ".part");
    try {
      Files.write(part, content);
      try {
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Reads the parameters of a network from a file; nothing is changed unless everything fits.
   *
   * @throws IOException if the file cannot be read, is damaged, or belongs to another network; the
   *     message names the parameter and both shapes
   */
  public static void load(Layer network, Path file) throws IOException {
    ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    Map<String, WeightsHeader.Entry> entries = header(content, file);
    var parameters = network.namedParameters();
    if (!parameters.keySet().equals(entries.keySet())) {
      throw new IOException(
          "%s holds the parameters %s, but the network has %s"
              .formatted(file, entries.keySet(), parameters.keySet()));
    }
    for (var named : parameters.entrySet()) {
      check(named.getKey(), named.getValue(), entries.get(named.getKey()), file);
    }
    for (var named : parameters.entrySet()) {
      read(named.getValue(), entries.get(named.getKey()), content.slice().order(content.order()));
    }
  }

  private static Map<String, WeightsHeader.Entry> header(ByteBuffer content, Path file)
      throws IOException {
    if (content.remaining() < 8) {
      throw damaged(file, "it has only " + content.remaining() + " bytes");
    }
    long length = content.getLong();
    if (length < 2 || length > Math.min(MAX_HEADER, content.remaining())) {
      throw damaged(
          file,
          "its header should have %d bytes, the file has %d".formatted(length, content.limit()));
    }
    var header = new byte[(int) length];
    content.get(header);
    try {
      return WeightsHeader.read(new String(header, StandardCharsets.UTF_8), content.remaining());
    } catch (IllegalArgumentException e) {
      throw damaged(file, e.getMessage());
    }
  }

  private static IOException damaged(Path file, String why) {
    return new IOException(
        "%s is not a whole safetensors file: %s; save the weights again".formatted(file, why));
  }

  private static void check(String name, Tensor tensor, WeightsHeader.Entry entry, Path file)
      throws IOException {
    var here = entry(tensor, 0, 0);
    if (!Shape.of(here.sizes()).equals(Shape.of(entry.sizes()))
        || !here.type().equals(entry.type())) {
      throw new IOException(
          "%s: %s is %s %s in the file, but %s %s in the network"
              .formatted(
                  file,
                  name,
                  entry.type(),
                  Shape.of(entry.sizes()),
                  here.type(),
                  Shape.of(here.sizes())));
    }
  }

  private static void read(Tensor tensor, WeightsHeader.Entry entry, ByteBuffer numbers) {
    numbers.position((int) entry.start());
    Tensor read = Tensor.of(stored(tensor).data().zerosLike());
    boolean float64 = tensor.precision() == Precision.FLOAT64;
    for (int i = 0; i < read.data().size(); i++) {
      read.data().set(i, float64 ? numbers.getDouble() : numbers.getFloat());
    }
    // transposing twice gives the layer's own order
    tensor.data().copy(0, stored(read).data(), 0, tensor.data().size());
  }
}
