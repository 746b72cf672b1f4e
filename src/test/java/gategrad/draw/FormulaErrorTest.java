package gategrad.draw;

import static gategrad.draw.Circuit.circuit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in a formula is shown where it is. */
class FormulaErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '"',
      value = {
        "(x + y * z | 11 | expected ')' for the '(' at character 1, but found the end",
        "max(x, y   | 9  | expected ')' for the '(' at character 4, but found the end",
        "(x y)      | 4  | expected ')' for the '(' at character 1, but found 'y'",
        "x +        | 4  | expected a number, a name or '(', but found the end",
        "x * / y    | 5  | expected a number, a name or '(', but found '/'",
        "max(x,)    | 7  | expected a number, a name or '(', but found ')'",
        "exp()      | 5  | expected a number, a name or '(', but found ')'",
        "x ^        | 4  | expected a number, a name or '(', but found the end",
        "2x         | 2  | expected an operator + - * / ^ or the end, but found 'x' (a product needs a *)",
        "(x+y)z     | 6  | expected an operator + - * / ^ or the end, but found 'z' (a product needs a *)",
        "a, b       | 2  | expected an operator + - * / ^ or the end, but found ','",
        "f = x = y  | 7  | expected an operator + - * / ^ or the end, but found '='",
        "x)         | 2  | this ')' closes nothing; expected an operator + - * / ^ or the end",
        "x $ y      | 3  | '$' has no meaning here; a formula has names, numbers, + - * / ^ ( ) , = and ;",
        "max(x)     | 1  | the gate max takes 2 inputs, not 1",
        "1 + exp(x, y) | 5 | the gate exp takes 1 input, not 2",
        "sigmod(x)  | 1  | no gate is called 'sigmod'; did you mean sigmoid? Gates.all() lists every gate (for a product write sigmod * )",
        "q = x; q = y | 8 | 'q' is defined twice; take a new name",
        "x + q; q = x | 8 | 'q' is used before it is defined here",
        "\"\"       | 1  | expected a formula such as (x + y) * z",
        ";          | 2  | expected a formula such as (x + y) * z",
      })
  void isShownWithItsPlace(String formula, int character, String expected) {
    var error = assertThrows(FormulaError.class, () -> circuit(formula));
    assertEquals(
        "character %d: %s\n  %s\n  %s^"
            .formatted(character, expected, formula, " ".repeat(character - 1)),
        error.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "x =           | 4  | expected a number for x, but found the end",
        "x 2           | 3  | expected '=' and a number for x",
        "x = 1 y = 2   | 7  | expected a comma between two numbers",
        "x = 1, x = 2  | 8  | 'x' has a number already",
        "x = y         | 5  | expected a number for x, but found 'y'",
        "2             | 1  | expected a name, as in x = -2, but found '2'",
      })
  void mistakesInNumbersAreShownToo(String numbers, int character, String expected) {
    var error = assertThrows(FormulaError.class, () -> circuit("x + y", numbers));
    assertEquals(
        "character %d: %s\n  %s\n  %s^"
            .formatted(character, expected, numbers, " ".repeat(character - 1)),
        error.getMessage());
  }

  @Test
  void onlyTheLineWithTheMistakeIsShown() {
    var error = assertThrows(FormulaError.class, () -> circuit("q = x + y\nf = q * * z\n"));
    assertTrue(error.getMessage().endsWith("\n  f = q * * z\n          ^"), error.getMessage());
    assertTrue(error.getMessage().startsWith("line 2, character 9: "), error.getMessage());
  }

  @Test
  void theCaretStandsUnderHangul() {
    var error = assertThrows(FormulaError.class, () -> circuit("높이 높이"));
    assertTrue(error.getMessage().endsWith("\n  높이 높이\n  \u3000\u3000 ^"), error.getMessage());
  }

  @Test
  void tooManyParenthesesAreRefused() {
    var error =
        assertThrows(FormulaError.class, () -> circuit("(".repeat(5000) + "x" + ")".repeat(5000)));
    assertTrue(error.getMessage().contains("more than 500 parentheses"), error.getMessage());
    error = assertThrows(FormulaError.class, () -> circuit("x" + "^x".repeat(5000)));
    assertTrue(error.getMessage().contains("more than 500 parentheses"), error.getMessage());
  }
}
