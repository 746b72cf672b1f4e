package gategrad.file;

import gategrad.array.Array;
import gategrad.array.Precision;
import gategrad.array.Shape;
import gategrad.file.SafetensorsHeader.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named arrays in one file that Python reads too (the safetensors format).
 *
 * <p>A file is eight bytes with the length of the header, the header in JSON, and the numbers, all
 * little-endian. What breaks a rule of the format is refused, never guessed: see {@link #read}.
 *
 * <pre>{@code
 * var numbers = Array.of(Shape.of(2), new double[] {1, 2});
 * new gategrad.file.Safetensors(Map.of("w", numbers), Map.of("made by", "me")).write(Path.of("w.safetensors"));
 * gategrad.file.Safetensors.read(Path.of("w.safetensors")).arrays().get("w").get(1); // 2
 * }</pre>
 *
 * @param arrays by name, in the order of the file; float64 or float32
 * @param metadata words about the file, by name
 */
public record Safetensors(Map<String, Array> arrays, Map<String, String> metadata) {
  private static final int MOST_HEADER = 100_000_000;
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  /** Writes the file; see {@link WholeFile}. */
  public void write(Path file) throws IOException {
    var entries = new LinkedHashMap<String, Entry>();
    long end = 0;
    for (var named : arrays.entrySet()) {
      long start = end;
      end += (long) named.getValue().size() * bytes(named.getValue());
      entries.put(named.getKey(), entry(named.getValue(), start, end));
    }
    byte[] header = aligned(new SafetensorsHeader(entries, metadata).write());
    WholeFile.write(
        file,
        out -> {
          out.write(little(8).putLong(header.length).array());
          out.write(header);
          for (Array array : arrays.values()) {
            out.write(numbers(array));
          }
        });
  }

  private static byte[] aligned(String header) {
    byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
    return (header + " ".repeat((8 - bytes.length % 8) % 8)).getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int bytes(Array array) {
    return array.precision() == Precision.FLOAT64 ? 8 : 4;
  }

  private static Entry entry(Array array, long start, long end) {
    var sizes = new ArrayList<Long>();
    for (int axis = 0; axis < array.shape().rank(); axis++) {
      sizes.add((long) array.shape().size(axis));
    }
    return new Entry(array.precision() == Precision.FLOAT64 ? "F64" : "F32", sizes, start, end);
  }

  private static byte[] numbers(Array array) {
    var buffer = little(Math.multiplyExact(array.size(), bytes(array)));
    switch (array.precision()) {
      case FLOAT64 -> buffer.asDoubleBuffer().put(array.float64());
      case FLOAT32 -> buffer.asFloatBuffer().put(array.float32());
    }
    return buffer.array();
  }

  /**
   * Reads a file whole.
   *
   * <p>Refused are headers that are no strict JSON or name something twice, tensors that overlap,
   * leave holes or do not fill their bytes, bytes too few or too many, and types other than F64 and
   * F32.
   *
   * @throws IOException if the file cannot be read or breaks a rule; the message says which
   */
  public static Safetensors read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var header = header(file, in);
      if (header.length() > MOST_BYTES) {
        throw damaged(file, "it says that it holds more than 2 GB");
      }
      byte[] bytes = in.readNBytes((int) header.length());
      if (bytes.length < header.length()) {
        throw damaged(
            file,
            "%s bytes of numbers should follow its header, but only %s do"
                .formatted(String.valueOf(header.length()), String.valueOf(bytes.length)));
      }
      if (in.read() >= 0) {
        throw damaged(file, "more bytes follow than its header tells of");
      }
      return new Safetensors(arrays(file, header, bytes), header.metadata());
    } catch (NoSuchFileException e) {
      throw new IOException(
          "there is no file %s; the current folder is %s"
              .formatted(file, Path.of("").toAbsolutePath()),
          e);
    }
  }

  private static SafetensorsHeader header(Path file, InputStream in) throws IOException {
    byte[] start = in.readNBytes(8);
    if (start.length < 8) {
      throw damaged(file, "it has only %s bytes".formatted(String.valueOf(start.length)));
    }
    long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MOST_HEADER) {
      throw noHeader(file, start, in);
    }
    byte[] header = in.readNBytes((int) length);
    if (header.length < length) {
      throw damaged(file, "it ends within its header");
    }
    try {
      return SafetensorsHeader.read(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header)).toString());
    } catch (CharacterCodingException e) {
      throw damaged(file, "its header is no text");
    } catch (IllegalArgumentException e) {
      throw damaged(file, e.getMessage());
    }
  }

  /** No length of a header looks like the beginning of a page or an archive. */
  private static IOException noHeader(Path file, byte[] start, InputStream in) throws IOException {
    byte[] more = Arrays.copyOf(start, 64);
    in.readNBytes(more, start.length, more.length - start.length);
    var kind = FileKind.insteadOfData(more);
    if (kind.isPresent()) {
      return new IOException("%s is no safetensors file but %s".formatted(file, kind.get()));
    }
    long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return damaged(
        file, "its header cannot be %s bytes long".formatted(Long.toUnsignedString(length)));
  }

  private static IOException damaged(Path file, String why) {
    return new IOException(
        "%s is not a whole safetensors file: %s; save or copy it again".formatted(file, why));
  }

  private static Map<String, Array> arrays(Path file, SafetensorsHeader header, byte[] bytes)
      throws IOException {
    var arrays = new LinkedHashMap<String, Array>();
    for (var named : header.entries().entrySet()) {
      Entry entry = named.getValue();
      checkReadable(file, named.getKey(), entry);
      var numbers =
          ByteBuffer.wrap(bytes, (int) entry.start(), (int) (entry.end() - entry.start()))
              .order(ByteOrder.LITTLE_ENDIAN);
      arrays.put(named.getKey(), array(entry, numbers));
    }
    return arrays;
  }

  private static void checkReadable(Path file, String name, Entry entry) throws IOException {
    if (!List.of("F64", "F32").contains(entry.type())) {
      throw new IOException(
          "%s: '%s' is %s; only F64 and F32 are read. In Python: tensor.float() before saving"
              .formatted(file, name, entry));
    }
    if (entry.sizes().contains(0L)) {
      throw new IOException(
          "%s: '%s' is %s, which holds no numbers; leave it out".formatted(file, name, entry));
    }
  }

  private static Array array(Entry entry, ByteBuffer numbers) {
    var shape = Shape.of(entry.sizes().stream().mapToInt(Math::toIntExact).toArray());
    if (entry.type().equals("F64")) {
      var array = new double[shape.count()];
      numbers.asDoubleBuffer().get(array);
      return Array.of(shape, array);
    }
    var array = new float[shape.count()];
    numbers.asFloatBuffer().get(array);
    return Array.of(shape, array);
  }
}
