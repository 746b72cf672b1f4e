package gategrad.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
  private static final Messages ENGLISH = Messages.of(MessagesTest.class, Locale.ENGLISH);
  private static final Messages KOREAN = Messages.of(MessagesTest.class, Locale.KOREAN);

  @Test
  void factsStandWhereTheSentenceWantsThem() {
    assertEquals(
        "w has the gradient -0.5; w again.",
        ENGLISH.say("test.facts", "gradient", -0.5, "input", "w"));
    assertEquals(
        "it's $1 \\",
        ENGLISH.say("test.facts", "gradient", "", "input", "it's $1 \\").substring(0, 9));
  }

  @Test
  void aFactCanBeginASentence() {
    assertEquals("The gate + (the gate +)", ENGLISH.say("test.capital", "gate", "the gate +"));
  }

  @Test
  void apostrophesAndOtherBracesMeanNothing() {
    assertEquals("It's 100 % plain: no quotes needed, {0} and {} stay.", ENGLISH.say("test.plain"));
  }

  @Test
  void oneIsNotMany() {
    assertEquals("1 pass", ENGLISH.say("test.count", "n", 1));
    assertEquals("2 passes", ENGLISH.say("test.count", "n", 2));
    assertEquals("0 passes", ENGLISH.say("test.count", "n", 0));
  }

  @Test
  void anotherLanguageIsAnotherFile() {
    assertEquals("-0.5: w의 그래디언트입니다.", KOREAN.say("test.facts", "input", "w", "gradient", -0.5));
    assertEquals("2번", KOREAN.say("test.count", "n", 2));
    assertEquals("only in English", KOREAN.say("test.english"));
  }

  @Test
  void aLanguageThatIsMissingIsEnglishWhateverTheMachineSpeaks() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.KOREAN);
      assertEquals("2번", Messages.of(MessagesTest.class).say("test.count", "n", 2));
      assertEquals(
          "2 passes", Messages.of(MessagesTest.class, Locale.FRENCH).say("test.count", "n", 2));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    var key = assertThrows(IllegalArgumentException.class, () -> ENGLISH.say("test.none"));
    assertTrue(key.getMessage().contains("'test.none'"), key.getMessage());
    var fact =
        assertThrows(IllegalArgumentException.class, () -> ENGLISH.say("test.facts", "input", "w"));
    assertTrue(fact.getMessage().contains("'gradient'"), fact.getMessage());
    var odd =
        assertThrows(IllegalArgumentException.class, () -> ENGLISH.say("test.facts", "input"));
    assertTrue(odd.getMessage().contains("name, value"), odd.getMessage());
    assertEquals(
        List.of("test.capital", "test.count", "test.english", "test.facts", "test.plain"),
        ENGLISH.keys());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "-2, -2",
    "0.1, 0.1",
    "0.33333333333, 0.333333",
    "1234567, 1234570",
    "123456789, 1.23457e8",
    "4.248354255291594e-18, 4.24835e-18",
    "0.0001, 0.0001",
    "1e-5, 1e-5",
    "-2.5e-7, -2.5e-7",
    "1e300, 1e300",
    "NaN, NaN",
    "-Infinity, -Infinity"
  })
  void numbersAreShort(double number, String text) {
    assertEquals(text, Numbers.text(number));
  }
}
