package gategrad.exercise;

import static gategrad.exercise.Prediction.predict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gategrad.notebook.Displayable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionTest {
  private static final Displayable PICTURE =
      new Displayable() {
        @Override
        public String text() {
          return "the twin";
        }

        @Override
        public Optional<String> svg() {
          return Optional.of("<svg/>");
        }
      };

  @ParameterizedTest
  @ValueSource(strings = {"?", "", "  ", " ? "})
  void anOpenQuestionIsOneLineAndShowsNothing(String open) {
    var made = new AtomicInteger();
    var prediction =
        predict("the gradient of x", open, -3)
            .because("the reason")
            .then(
                () -> {
                  made.incrementAndGet();
                  return PICTURE;
                });
    assertFalse(prediction.answered());
    assertFalse(prediction.holds());
    assertEquals(1, prediction.text().lines().count(), prediction.text());
    assertTrue(prediction.text().contains("the gradient of x"), prediction.text());
    for (var hidden : List.of("-3", "the reason", "twin", "svg")) {
      assertFalse((prediction.text() + prediction.html()).contains(hidden), hidden);
    }
    assertEquals(0, made.get(), "the result is not even made");
  }

  @ParameterizedTest
  @CsvSource({
    "-4, -4",
    "−4, -4",
    "-4.0, -4",
    "0.39, 0.3932",
    "0.393, 0.3932",
    "'0,39', 0.3932",
    "1/3, 0.333333333333",
    "2e-5, 0.00002",
    "5 %, 0.05",
    ".5, 0.5",
    "+3, 3",
    "-8/2, -4",
    "0, 0",
    "0, -0.0",
    "1000, 1000",
    "0.0392, 0.03919"
  })
  void whatHolds(String written, double truth) {
    assertTrue(predict("q", written, truth).holds(), written + " is " + truth);
  }

  @ParameterizedTest
  @CsvSource({
    "4, -4",
    "0.4, 0.44",
    "0, 0.3",
    "0.38, 0.3932",
    "3, 3.2",
    "1/3, 0.33",
    "1/0, Infinity",
    "0, NaN",
    "300, 320",
    "0.0, 0.04",
    "two, 2",
    "4;, 4",
    "0x10, 16",
    "1e999, Infinity"
  })
  void whatDoesNot(String written, double truth) {
    assertFalse(predict("q", written, truth).holds(), written + " is not " + truth);
  }

  @Test
  void theSentenceTellsWhatIsOff() {
    assertEquals("Yes, -4.", predict("q", "-4", -4).text());
    assertEquals(
        "Not this time: you wrote 4, it is -4. The size is right, the sign is not.",
        predict("q", "4", -4).text());
    assertEquals("Close: you wrote 0.4, it is 0.3932.", predict("q", "0.4", 0.3932).text());
    assertEquals("Not this time: you wrote 7, it is -4.", predict("q", "7", -4).text());
    assertEquals(
        "'minus four' is no number. Write it in digits, such as -4, 0.25 or 1/3, and run the cell again.",
        predict("q", "minus four", -4).text());
  }

  @Test
  void wordsAndChoices() {
    assertTrue(predict("up or down?", " Down ", "down").holds());
    assertTrue(predict("up or down?", "falls", List.of("down", "falls")).holds());
    assertEquals("Not this time: you wrote up, it is down.", predict("?", "up", "down").text());
  }

  @Test
  void afterAnAnswerTheReasonAndTheResultAreShown() {
    var right = predict("q", "-4", -4).because("y is -4 < 0").then(() -> PICTURE);
    assertEquals("Yes, -4.\ny is -4 < 0\n\nthe twin", right.text());
    assertEquals(
        Optional.of("<p role=\"status\">Yes, -4.<br>y is -4 &lt; 0</p><svg/>"), right.html());
    var wrong = predict("q", "1", -4).then(() -> PICTURE);
    assertTrue(wrong.html().orElseThrow().endsWith("<svg/>"), "a wrong answer shows it too");
  }
}
