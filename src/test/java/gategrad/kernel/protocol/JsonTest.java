package gategrad.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void readsWhatItWrites() {
    Map<String, Object> value =
        Map.of(
            "s",
            "a\"b\n",
            "n",
            12L,
            "d",
            1.5,
            "b",
            true,
            "l",
            List.of(1L, Map.of()),
            "o",
            Map.of());
    assertEquals(value, Json.parse(Json.write(value)).map());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "1", "{\"a\":}", "{} {}", "{\"a\":01x}", "{\"a\" 1}"})
  void refusesWhatIsNoObject(String text) {
    assertThrows(BadMessage.class, () -> Json.parse(text));
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    String text = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    assertThrows(BadMessage.class, () -> Json.parse(text));
  }

  @Test
  void aFieldOfTheWrongTypeIsNamed() {
    Fields fields = Json.parse("{\"code\": 17, \"none\": null}");
    BadMessage wrong = assertThrows(BadMessage.class, () -> fields.text("code"));
    assertEquals("field 'code' should be String but is Long", wrong.getMessage());
    assertEquals("otherwise", fields.text("none", "otherwise"));
  }
}
