package gategrad.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
  private static final Message MESSAGE =
      new Message(
          List.of("client".getBytes(UTF_8)),
          new Fields(Map.of("msg_type", "execute_request", "msg_id", "1")),
          Map.of(),
          Map.of(),
          new Fields(Map.of("code", "1 + 1 // 한글 😀", "silent", false, "n", 3L)),
          List.of(new byte[] {1, 2}));

  @ParameterizedTest
  @ValueSource(strings = {"secret", ""})
  void decodesWhatItEncodes(String key) {
    var wire = new Wire(key);
    Message back = wire.decode(wire.encode(MESSAGE));
    assertEquals(MESSAGE.content(), back.content());
    assertEquals("execute_request", back.type());
    assertEquals(1, back.identities().size());
    assertEquals(2, back.buffers().get(0).length);
  }

  @Test
  void refusesAnotherKey() {
    List<byte[]> frames = new Wire("theirs").encode(MESSAGE);
    assertThrows(BadMessage.class, () -> new Wire("ours").decode(frames));
  }

  @Test
  void refusesAChangedPart() {
    var wire = new Wire("secret");
    var frames = new ArrayList<>(wire.encode(MESSAGE));
    frames.set(frames.size() - 2, "{\"code\":\"2\"}".getBytes(UTF_8));
    assertThrows(BadMessage.class, () -> wire.decode(frames));
  }
}
