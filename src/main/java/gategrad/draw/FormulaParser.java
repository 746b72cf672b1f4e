package gategrad.draw;

import gategrad.draw.Step.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a formula by recursive descent: one method for each line of the grammar.
 *
 * <pre>
 * formula   = statement { (";" | new line) statement }
 * statement = [ name "=" ] sum
 * sum       = product { ("+" | "-") product }
 * product   = sign { ("*" | "/") sign }
 * sign      = { "-" } power
 * power     = operand [ "^" sign ]
 * operand   = number | name | gate "(" sum { "," sum } ")" | "(" sum ")"
 * </pre>
 */
final class FormulaParser {
  private static final int DEEPEST = 500;

  private final String formula;
  private final List<Token> tokens;
  private final List<Step> steps = new ArrayList<>();
  private int next;
  private int depth;

  private FormulaParser(String formula) {
    this.formula = formula;
    this.tokens = Token.split(formula);
  }

  static List<Step> parse(String formula) {
    var parser = new FormulaParser(formula);
    parser.formula();
    return List.copyOf(parser.steps);
  }

  private void formula() {
    while (!at(Token.Kind.END)) {
      if (!accept(";") && !accept("\n")) {
        statement();
      }
    }
    if (steps.isEmpty()) {
      throw error(peek(), "expected a formula such as (x + y) * z");
    }
  }

  private void statement() {
    Token first = peek();
    if (at(Token.Kind.NAME) && tokens.get(next + 1).is("=")) {
      next += 2;
      sum();
      emit(Kind.DEFINE, first, 1);
    } else {
      sum();
      emit(Kind.RESULT, first, 1);
    }
    endOfStatement();
  }

  private void endOfStatement() {
    Token token = peek();
    if (at(Token.Kind.END) || token.is(";") || token.is("\n")) {
      return;
    }
    if (token.is(")")) {
      throw error(token, "this ')' closes nothing; expected an operator + - * / ^ or the end");
    }
    boolean product = token.is("(") || !at(Token.Kind.SIGN);
    throw error(
        token,
        "expected an operator + - * / ^ or the end, but found %s%s"
            .formatted(token.quoted(), product ? " (a product needs a *)" : ""));
  }

  private void sum() {
    deeper();
    product();
    while (peek().is("+") || peek().is("-")) {
      Token operator = take();
      product();
      emit(Kind.OPERATOR, operator, 2);
    }
    depth--;
  }

  private void product() {
    sign();
    while (peek().is("*") || peek().is("/")) {
      Token operator = take();
      sign();
      emit(Kind.OPERATOR, operator, 2);
    }
  }

  private void sign() {
    int first = next;
    while (peek().is("-")) {
      next++;
    }
    int last = next - 1;
    power();
    for (int k = last; k >= first; k--) {
      emit(Kind.MINUS, tokens.get(k), 1);
    }
  }

  private void power() {
    operand();
    if (peek().is("^")) {
      Token operator = take();
      deeper();
      sign();
      depth--;
      emit(Kind.OPERATOR, operator, 2);
    }
  }

  private void operand() {
    Token token = take();
    if (token.kind() == Token.Kind.NUMBER) {
      emit(Kind.NUMBER, token, 0);
    } else if (token.kind() == Token.Kind.NAME) {
      if (peek().is("(")) {
        gate(token);
      } else {
        emit(Kind.NAME, token, 0);
      }
    } else if (token.is("(")) {
      sum();
      close(token);
    } else {
      throw error(token, "expected a number, a name or '(', but found " + token.quoted());
    }
  }

  private void gate(Token gate) {
    Token open = take();
    int inputs = 0;
    do {
      sum();
      inputs++;
    } while (accept(","));
    close(open);
    emit(Kind.GATE, gate, inputs);
  }

  private void close(Token open) {
    if (!accept(")")) {
      throw error(
          peek(),
          "expected ')' for the '(' at character %d, but found %s"
              .formatted(open.position() + 1, peek().quoted()));
    }
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw error(
          peek(), "more than %d parentheses or powers inside each other".formatted(DEEPEST));
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private boolean at(Token.Kind kind) {
    return peek().kind() == kind;
  }

  private Token take() {
    Token token = peek();
    next += token.kind() == Token.Kind.END ? 0 : 1;
    return token;
  }

  private boolean accept(String sign) {
    boolean found = peek().is(sign);
    next += found ? 1 : 0;
    return found;
  }

  private void emit(Kind kind, Token token, int inputs) {
    steps.add(new Step(kind, token.text(), inputs, token.position()));
  }

  private FormulaError error(Token token, String expected) {
    return new FormulaError(formula, token.position(), expected);
  }
}
