package gategrad.kernel.errors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to write in place of an operator that does not go with its operands: a method of the object,
 * as a learner would call it there.
 */
final class Operators {
  private static final Map<String, List<String>> METHODS =
      Map.of(
          "+", List.of("add", "plus", "addAll"),
          "-", List.of("sub", "subtract", "minus"),
          "*", List.of("mul", "multiply", "times"),
          "/", List.of("div", "divide"),
          "%", List.of("mod", "remainder"));
  private static final Set<String> COMPARISONS = Set.of("<", ">", "<=", ">=");
  private static final Set<String> NUMBERS =
      Set.of("int", "double", "long", "float", "short", "byte", "char");

  private final KnownNames names;

  Operators(KnownNames names) {
    this.names = names;
  }

  /** An operand as written, with its type. */
  record Operand(String text, String type) {
    boolean isNumber() {
      return NUMBERS.contains(type);
    }

    boolean is(String other) {
      return type.equals(other);
    }

    /** So that a method can be called on it. */
    String receiver() {
      return text.matches("[\\w.]+(\\([^()]*\\))?") || isInParentheses() ? text : "(" + text + ")";
    }

    private boolean isInParentheses() {
      int depth = 0;
      for (int i = 0; i < text.length() - 1; i++) {
        depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
        if (depth == 0) {
          return false;
        }
      }
      return text.endsWith(")");
    }
  }

  /** The hint for an operator between two operands. */
  Optional<String> between(Operand left, String operator, Operand right) {
    if (left.is("boolean") || right.is("boolean")) {
      return Optional.of(
          "between true and false stand &&, || and ==; a comparison, such as n > 0, gives one");
    } else if (left.is("String") || right.is("String")) {
      return ofText(left, operator, right);
    } else if (left.type().endsWith("]") || right.type().endsWith("]")) {
      String array = (left.type().endsWith("]") ? left : right).receiver();
      return Optional.of(
          "an operator works on one element, such as " + array + "[0], or in a loop over all");
    } else if (COMPARISONS.contains(operator) || operator.equals("==") || operator.equals("!=")) {
      return comparison(left, operator, right);
    }
    return METHODS.containsKey(operator) ? arithmetic(left, operator, right) : Optional.empty();
  }

  private static Optional<String> ofText(Operand left, String operator, Operand right) {
    boolean number = left.isNumber() || right.isNumber();
    if (operator.equals("*") && number) {
      Operand text = left.is("String") ? left : right;
      Operand times = left.is("String") ? right : left;
      return Optional.of("write " + text.receiver() + ".repeat(" + times.text() + ")");
    } else if (number) {
      return Optional.of(
          "a text is no number: Integer.parseInt(text) or Double.parseDouble(text) reads one");
    } else if (COMPARISONS.contains(operator) && left.is("String")) {
      String compared = left.receiver() + ".compareTo(" + right.text() + ") " + operator + " 0";
      return Optional.of("write " + compared);
    }
    return operator.equals("-") && left.is("String") && right.is("String")
        ? Optional.of(
            "write " + left.receiver() + ".replace(" + right.text() + ", \"\") to take it out")
        : Optional.empty();
  }

  private Optional<String> comparison(Operand left, String operator, Operand right) {
    Abilities can = names.abilities(left.type());
    Optional<String> same = itsKind(right, left.type());
    if (can.withItsKind().contains("compareTo") && same.isPresent()) {
      return Optional.of(
          "write " + left.receiver() + ".compareTo(" + same.get() + ") " + operator + " 0");
    }
    String a = number(left);
    String b = number(right);
    if (!a.isEmpty() && !b.isEmpty()) {
      return Optional.of("compare their numbers: " + a + " " + operator + " " + b);
    }
    return can.alone().contains("size")
        ? Optional.of(
            "compare its size, %1$s.size(), or an element, %1$s.get(0)".formatted(left.receiver()))
        : Optional.empty();
  }

  /** The operand as a number; empty if it has none. */
  private String number(Operand operand) {
    return operand.isNumber()
        ? operand.text()
        : names
            .abilities(operand.type())
            .number()
            .map(method -> operand.receiver() + "." + method + "()")
            .orElse("");
  }

  private Optional<String> arithmetic(Operand left, String operator, Operand right) {
    if (left.isNumber() && !right.isNumber()) {
      boolean swaps = operator.equals("+") || operator.equals("*");
      Optional<String> swapped = swaps ? call(right, operator, left) : Optional.empty();
      return swapped.or(
          () ->
              names
                  .abilities(right.type())
                  .fromNumber()
                  .flatMap(
                      of ->
                          call(
                              new Operand(of + "(" + left.text() + ")", right.type()),
                              operator,
                              right)));
    }
    return call(left, operator, right);
  }

  private Optional<String> call(Operand left, String operator, Operand right) {
    Abilities can = names.abilities(left.type());
    for (String method : METHODS.get(operator)) {
      if (right.isNumber() && can.withNumber().contains(method) && !can.alone().contains("size")) {
        return written(left, method, right.text());
      }
      Optional<String> same = itsKind(right, left.type());
      if (can.withItsKind().contains(method) && same.isPresent()) {
        return written(left, method, same.get());
      }
    }
    return can.alone().contains("orElseThrow")
        ? Optional.of(left.receiver() + ".orElseThrow() takes its value out")
        : Optional.empty();
  }

  private static Optional<String> written(Operand left, String method, String argument) {
    return Optional.of(
        "objects have methods instead of operators: "
            + left.receiver()
            + "."
            + method
            + "("
            + argument
            + ")");
  }

  /** The operand as an object of this type; empty if it is of another. */
  private Optional<String> itsKind(Operand operand, String type) {
    if (operand.is(type)) {
      return Optional.of(operand.text());
    }
    return operand.isNumber()
        ? names.abilities(type).fromNumber().map(of -> of + "(" + operand.text() + ")")
        : Optional.empty();
  }

  /** The hint for an operator that also sets the variable on its left. */
  Optional<String> setting(Operand left, String operator, Operand right) {
    return METHODS.containsKey(operator)
        ? call(left, operator, right)
            .map(hint -> hint.replaceFirst(": ", ": " + left.text() + " = "))
        : Optional.empty();
  }

  /** The hint for an operator with one operand. */
  Optional<String> alone(String operator, Operand operand) {
    Abilities can = names.abilities(operand.type());
    return switch (operator) {
      case "++", "--" -> setting(operand, operator.substring(1), new Operand("1", "int"));
      case "!" ->
          operand.isNumber()
              ? Optional.of(
                  "! turns true into false; a comparison gives one: " + operand.text() + " == 0")
              : Optional.of("! turns true into false, and this is neither; a comparison gives one");
      case "-" ->
          operand.is("boolean")
              ? Optional.of("write !" + operand.receiver())
              : List.of("neg", "negate", "negated", "unaryMinus").stream()
                  .filter(can.alone()::contains)
                  .findFirst()
                  .map(
                      method ->
                          "objects have methods instead of operators: "
                              + operand.receiver()
                              + "."
                              + method
                              + "()");
      default -> Optional.empty();
    };
  }
}
