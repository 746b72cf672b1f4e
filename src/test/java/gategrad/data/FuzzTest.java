package gategrad.data;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Thousands of damaged files: each is read, or refused with a clear error; never anything else. */
class FuzzTest {
  private static final int ROUNDS = 4_000;

  private static final byte[] CSV =
      "name,mass,when\n\"a, b\",1.5,2007\n c ,NA,2008\nd,-2e3,2009\n"
          .getBytes(StandardCharsets.UTF_8);

  private static byte[] idx(int... bytes) {
    var array = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    return array;
  }

  @Test
  void csv() {
    fuzz(CSV, bytes -> new Csv().read(new RawFile("fuzz.csv", bytes)));
    fuzz(CSV, bytes -> new Csv().separator(';').decimalComma().read(new RawFile("f", bytes)));
    fuzz(CSV, bytes -> new Csv().separator(' ').noHeader().read(new RawFile("f", bytes)));
    fuzz(CSV, bytes -> new Csv().thousands(',').header("a", "b").read(new RawFile("f", bytes)));
  }

  @Test
  void idx() {
    byte[] images = idx(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 9, 8, 7, 6);
    byte[] labels = idx(0, 0, 8, 1, 0, 0, 0, 2, 1, 0);
    var classes = List.of("a", "b");
    fuzz(
        images,
        bytes -> Idx.images(new RawFile("images", bytes), new RawFile("labels", labels), classes));
    fuzz(
        labels,
        bytes -> Idx.images(new RawFile("images", images), new RawFile("labels", bytes), classes));
  }

  @Test
  void cifar() {
    fuzz(
        new byte[2 * 3073],
        bytes -> Cifar.images(Cifar.CLASSES, List.of(new RawFile("batch.bin", bytes))));
  }

  @Test
  void gzip() throws IOException {
    byte[] packed;
    try (var in = getClass().getResourceAsStream("fashion-mnist/t10k-labels-idx1-ubyte.gz")) {
      packed = in.readAllBytes();
    }
    fuzz(
        packed,
        bytes -> {
          try {
            RawFile.read("labels.gz", new ByteArrayInputStream(bytes));
          } catch (IOException e) {
            fail(e);
          }
        });
  }

  private static void fuzz(byte[] whole, Consumer<byte[]> reader) {
    var random = new Random(42);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damage(whole, random);
      try {
        reader.accept(damaged);
      } catch (DataException e) {
        refused++;
        assertTrue(e.getMessage().length() > 20, e.getMessage());
      }
    }
    assertTrue(refused > ROUNDS / 10, refused + " were refused");
  }

  /** Changes, removes or adds some bytes. */
  private static byte[] damage(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int k = random.nextInt(4); k >= 0 && bytes.length > 0; k--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) "\",;\n\r\t0.-e".charAt(random.nextInt(10));
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        default -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(5));
      }
    }
    return bytes;
  }
}
