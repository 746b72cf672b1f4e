package gategrad.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, tables, times and names as people read them. */
class TextRoomTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ar-EG", "hi-IN-u-nu-deva"})
  void numbersAreTheSameInEveryLanguage(String language) {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      assertEquals("0.333333", Numbers.text(1 / 3.0));
      assertEquals("-2", Numbers.text(-2));
      assertEquals("1.5e-7", Numbers.text(1.5e-7));
      assertEquals("NaN", Numbers.text(Double.NaN));
      assertEquals("0.3333", Numbers.cell(1 / 3.0));
      assertEquals("1.23e+04", Numbers.cell(12345.6));
      assertEquals("-Infinity", Numbers.cell(Double.NEGATIVE_INFINITY));
      assertEquals("3", Numbers.exact(3));
      assertEquals("0.30000000000000004", Numbers.exact(0.1 + 0.2));
      assertEquals("4.2 s", Elapsed.text(4.24));
      assertEquals("10 s", Elapsed.text(9.96));
      assertEquals("3 min 5 s", Elapsed.text(185));
      assertEquals("1 h 2 min", Elapsed.text(3725));
      assertEquals("12.3 ms", Elapsed.precise(0.01234));
      assertEquals("4.56 s", Elapsed.precise(4.557));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void columnsAreAlignedAndHangulIsTwiceAsWide() {
    assertEquals(
        """
        gate      value
        곱            6  *
        한글그래  -12.5
        """,
        Table.text(
            List.of(List.of("gate", "value"), List.of("곱", "6", "*"), List.of("한글그래", "-12.5", "")),
            "lrl"));
    assertEquals("", Table.text(List.of(), "l"));
  }

  @Test
  void whatHtmlAndXmlCannotHoldIsEscaped() {
    assertEquals("a &lt; b &amp;&amp; &quot;c&quot; &gt; d", Html.escape("a < b && \"c\" > d"));
    assertEquals("tab\t, line\n, bell \uFFFD", Html.escape("tab\t, line\n, bell \u0007"));
  }

  @Test
  void aMisspeltNameIsFound() {
    var known = List.of("sigmoid", "softmax", "softplus", "swish");
    assertEquals(Optional.of("sigmoid"), Nearest.one("sigmiod", known));
    assertEquals(Optional.of("softmax"), Nearest.one("Softmax", known));
    assertEquals(Optional.empty(), Nearest.one("attention", known));
    assertEquals(List.of("softmax", "softplus"), Nearest.to("softmux", known));
  }
}
