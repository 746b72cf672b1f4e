package gategrad.draw;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads numbers for names: {@code "x = -2, y = 5, z = -4"}. */
final class Bindings {
  private final String text;
  private final List<Token> tokens;
  private int next;

  private Bindings(String text) {
    this.text = text;
    this.tokens = Token.split(text);
  }

  static Map<String, Double> parse(String text) {
    return new Bindings(text).read();
  }

  private Map<String, Double> read() {
    var numbers = new LinkedHashMap<String, Double>();
    while (tokens.get(next).kind() != Token.Kind.END) {
      Token name = expect(Token.Kind.NAME, "expected a name, as in x = -2");
      if (!tokens.get(next).is("=")) {
        throw error("expected '=' and a number for %s".formatted(name.text()));
      }
      next++;
      if (numbers.put(name.text(), number(name)) != null) {
        throw new FormulaError(
            text, name.position(), "'%s' has a number already".formatted(name.text()));
      }
      separator();
    }
    return numbers;
  }

  private double number(Token name) {
    boolean negative = tokens.get(next).is("-");
    next += negative ? 1 : 0;
    Token number = expect(Token.Kind.NUMBER, "expected a number for %s".formatted(name.text()));
    double size = Double.parseDouble(number.text());
    return negative ? -size : size;
  }

  private void separator() {
    Token token = tokens.get(next);
    if (token.is(",") || token.is(";") || token.is("\n")) {
      next++;
    } else if (token.kind() != Token.Kind.END) {
      throw error("expected a comma between two numbers");
    }
  }

  private Token expect(Token.Kind kind, String expected) {
    Token token = tokens.get(next);
    if (token.kind() != kind) {
      throw error(expected + ", but found " + token.quoted());
    }
    next++;
    return token;
  }

  private FormulaError error(String expected) {
    return new FormulaError(text, tokens.get(next).position(), expected);
  }
}
