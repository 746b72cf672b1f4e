package gategrad.kernel.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {

  @ParameterizedTest
  @CsvSource({
    "*, x = 1, true",
    "x*, x = 1, true",
    "*1, x = 1, true",
    "x, x = 1, false",
    "x ? 1, x = 1, true",
    "*=*, x = 1, true",
    "?, xy, false",
    "**, '', true",
    "?, '', false",
    "a*b*c, a-b-b-c, true",
    "a*b*c, a-b-b-d, false",
    "*.*, x = 1, false",
    "'*\n*', 'one\ntwo', true"
  })
  void starsAndQuestionMarksStandForText(String pattern, String text, boolean matches) {
    assertEquals(matches, History.matches(pattern, text));
  }

  @Test
  @Timeout(30)
  void noPatternTakesLong() {
    assertFalse(History.matches("*a".repeat(50) + "b", "a".repeat(20_000)));
  }
}
