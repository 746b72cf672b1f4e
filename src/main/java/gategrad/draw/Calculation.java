package gategrad.draw;

import gategrad.Value;
import gategrad.gate.AddConstantGate;
import gategrad.gate.BinaryGate;
import gategrad.gate.DivConstantGate;
import gategrad.gate.Gate;
import gategrad.gate.Gates;
import gategrad.gate.MulConstantGate;
import gategrad.gate.PowConstantGate;
import gategrad.gate.UnaryGate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns a formula into nodes, with the gates a slide would show.
 *
 * <p>A constant becomes part of a gate where there is such a gate ({@code *-1}, {@code +1}, {@code
 * 1/x}, {@code ^2}), and an input named after its number elsewhere. Numbers among themselves are
 * calculated at once and leave no node.
 */
final class Calculation {
  private final Deque<Term> stack = new ArrayDeque<>();
  private final Map<String, Value> names;

  private Calculation(Map<String, Value> inputs) {
    this.names = new HashMap<>(inputs);
  }

  /** A number in the text, or a node. */
  private sealed interface Term {
    Value node();
  }

  private record Constant(String text, double number) implements Term {
    Constant(double number) {
      this(new Digits(0, true).format(number), number);
    }

    @Override
    public Value node() {
      return Value.of(number).named(text);
    }
  }

  private record Wire(Value node) implements Term {}

  /**
   * What came out.
   *
   * @param value of the last statement
   * @param names of inputs and of all statements that have one
   */
  record Result(Value value, Map<String, Value> names) {}

  static Result of(Formula formula, Map<String, Value> inputs) {
    var calculation = new Calculation(inputs);
    Value last = Value.of(0);
    for (Step step : formula.steps()) {
      switch (step.kind()) {
        case NUMBER -> calculation.push(new Constant(step.text(), Double.parseDouble(step.text())));
        case NAME -> calculation.push(new Wire(calculation.names.get(step.text())));
        case OPERATOR -> calculation.operate(step.text().charAt(0));
        case MINUS -> calculation.push(minus(calculation.pop()));
        case GATE -> calculation.plug(Gates.named(step.text()), step.inputs());
        case DEFINE -> last = calculation.define(step.text());
        case RESULT -> last = calculation.pop().node();
      }
    }
    return new Result(last, calculation.names);
  }

  private Value define(String name) {
    Value value = pop().node();
    if (value.label().isEmpty()) {
      value.named(name);
    }
    names.put(name, value);
    return value;
  }

  private void operate(char operator) {
    Term right = pop();
    Term left = pop();
    push(
        left instanceof Constant x && right instanceof Constant y
            ? new Constant(fold(operator, x.number, y.number))
            : new Wire(combine(operator, left, right)));
  }

  private static double fold(char operator, double x, double y) {
    return switch (operator) {
      case '+' -> x + y;
      case '-' -> x - y;
      case '*' -> x * y;
      case '/' -> x / y;
      default -> Math.pow(x, y);
    };
  }

  private static Value combine(char operator, Term left, Term right) {
    if (right instanceof Constant c) {
      return left.node().apply(withConstant(operator, c.number));
    }
    if (left instanceof Constant c) {
      return constantFirst(operator, c, right.node());
    }
    return left.node().apply(gate(operator), right.node());
  }

  private static UnaryGate withConstant(char operator, double c) {
    return switch (operator) {
      case '+' -> new AddConstantGate(c);
      case '-' -> new AddConstantGate(-c);
      case '*' -> new MulConstantGate(c);
      case '/' -> new DivConstantGate(c);
      default -> new PowConstantGate(c);
    };
  }

  private static Value constantFirst(char operator, Constant c, Value x) {
    if (operator == '+' || operator == '*') {
      return x.apply(withConstant(operator, c.number));
    }
    if (operator == '-') {
      return x.apply(new MulConstantGate(-1)).apply(new AddConstantGate(c.number));
    }
    if (operator == '/' && c.number == 1) {
      return x.apply(Gates.RECIPROCAL);
    }
    return c.node().apply(gate(operator), x);
  }

  private static BinaryGate gate(char operator) {
    return switch (operator) {
      case '+' -> Gates.ADD;
      case '-' -> Gates.SUB;
      case '*' -> Gates.MUL;
      case '/' -> Gates.DIV;
      default -> Gates.POW;
    };
  }

  private static Term minus(Term term) {
    return term instanceof Constant c
        ? new Constant(-c.number)
        : new Wire(term.node().apply(new MulConstantGate(-1)));
  }

  private void plug(Gate gate, int count) {
    var inputs = new Value[count];
    for (int k = count - 1; k >= 0; k--) {
      inputs[k] = pop().node();
    }
    push(new Wire(Value.apply(gate, inputs)));
  }

  private void push(Term term) {
    stack.push(term);
  }

  private Term pop() {
    return stack.pop();
  }
}
