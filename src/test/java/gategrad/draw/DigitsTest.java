package gategrad.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as a person would round them. */
class DigitsTest {

  @ParameterizedTest
  @CsvSource({
    "-12, -12.00, -12",
    "0.731059, 0.73, 0.73",
    "0, 0.00, 0",
    "-0.0, 0.00, 0",
    "0.0075, 0.0075, 0.0075",
    "-0.00123456, -0.0012, -0.0012",
    "0.000012345, 1.23e-5, 1.23e-5",
    "1234.567, 1234.57, 1234.57",
    "12345678, 1.23e7, 1.23e7",
    "1e300, 1e300, 1e300",
    "NaN, NaN, NaN",
    "-Infinity, -Infinity, -Infinity",
  })
  void twoDecimals(double number, String among, String amongWholeNumbers) {
    assertEquals(among, new Digits(2, false).format(number));
    assertEquals(amongWholeNumbers, new Digits(2, true).format(number));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0, 0.5",
    "1.5, 0, 2",
    "1.23456, 4, 1.2346",
    "0.00001, 6, 0.000010",
    "0.0004, 0, 0.0004"
  })
  void otherDecimals(double number, int decimals, String text) {
    assertEquals(text, new Digits(decimals, false).format(number));
  }
}
