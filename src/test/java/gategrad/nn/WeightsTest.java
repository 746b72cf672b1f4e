package gategrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.array.Precision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("net.safetensors");
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void everyBitSurvives(Precision precision) throws IOException {
    var net = Sequential.mlp(new Random(1), 3, 5, 2).to(precision);
    var other = Sequential.mlp(new Random(2), 3, 5, 2).to(precision);
    Weights.save(net, file);
    Weights.load(other, file);
    for (int p = 0; p < net.parameters().size(); p++) {
      assertArrayEquals(net.parameters().get(p).toArray(), other.parameters().get(p).toArray());
    }
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count(), "no temporary file may stay behind");
    }
  }

  @Test
  void theHeaderIsWhatPythonExpects() throws IOException {
    Weights.save(Sequential.mlp(new Random(1), 3, 2), file);
    byte[] bytes = Files.readAllBytes(file);
    int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertEquals(
        "{\"0.weight\":{\"dtype\":\"F64\",\"shape\":[2,3],\"data_offsets\":[0,48]},"
            + "\"0.bias\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[48,64]}}",
        new String(bytes, 8, length, StandardCharsets.UTF_8).strip());
    assertEquals(0, length % 8, "numbers begin at a multiple of 8");
    assertEquals(8 + length + 64, bytes.length);
  }

  @Test
  void aFileOfAnotherNetworkChangesNothingAndNamesBothShapes() throws IOException {
    Weights.save(Sequential.mlp(new Random(1), 3, 4, 2), file);
    var net = Sequential.mlp(new Random(2), 3, 5, 2);
    double[] before = net.parameters().get(0).toArray();
    var message = failure(net);
    assertTrue(message.contains("0.weight is F64 (4, 3) in the file, but F64 (5, 3)"), message);
    assertArrayEquals(before, net.parameters().get(0).toArray());
    var deeper = failure(Sequential.mlp(new Random(2), 3, 4, 4, 2));
    assertTrue(deeper.contains("but the network has [0.weight, 0.bias, 2.weight"), deeper);
  }

  @Test
  void damagedAndForeignFilesAreRefusedWithAReason() throws IOException {
    var net = Sequential.mlp(new Random(1), 3, 2);
    Weights.save(net, file);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 5, 20, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      var message = failure(net);
      assertTrue(message.contains("is not a whole safetensors file"), message);
    }
    Files.writeString(file, "PK this is a zip file, or a poem, but no safetensors file at all");
    assertTrue(failure(net).contains("is not a whole safetensors file"));
  }

  @Test
  void noDamagedByteEverGivesAnythingButAnIoException() throws IOException {
    var net = Sequential.mlp(new Random(1), 3, 2);
    Weights.save(net, file);
    byte[] whole = Files.readAllBytes(file);
    var random = new Random(5);
    for (int round = 0; round < 2000; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(150)] = (byte) random.nextInt(256);
      Files.write(file, damaged);
      try {
        Weights.load(net, file);
      } catch (IOException expected) {
        assertTrue(expected.getMessage().contains(file.toString()));
      }
    }
  }

  private String failure(Layer net) {
    return assertThrows(IOException.class, () -> Weights.load(net, file)).getMessage();
  }
}
