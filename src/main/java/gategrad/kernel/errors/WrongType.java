package gategrad.kernel.errors;

import static gategrad.kernel.errors.PlainWords.say;

import gategrad.kernel.errors.Operators.Operand;
import gategrad.kernel.source.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words where a value, an operator or a type argument has the wrong type. */
final class WrongType {
  private static final Pattern TYPES =
      Pattern.compile("incompatible types: (.+) cannot be converted to (.+)");
  private static final Pattern LOSSY =
      Pattern.compile("possible lossy conversion from (\\w+) to (\\w+)");
  private static final Pattern INFERRED =
      Pattern.compile("equality constraints: (\\S+)\\s+lower bounds: (\\S+)");
  private static final Pattern UNARY =
      Pattern.compile("bad operand type (.+) for unary operator '(.+)'");
  private static final Pattern BINARY =
      Pattern.compile("for binary operator '(.+)'\\s+first type:\\s+(.+?)\\s+second type:\\s+(.+)");

  private static final Map<String, String> BOXES =
      Map.of(
          "int", "Integer",
          "double", "Double",
          "long", "Long",
          "float", "Float",
          "boolean", "Boolean",
          "char", "Character");
  private static final Set<String> NUMBERS = Set.of("int", "double", "long", "float");
  private static final Set<String> BASIC =
      Set.of("int", "double", "long", "float", "boolean", "char", "short", "byte", "String");
  private static final Pattern NO_ARRAY = Pattern.compile("array required, but (.+) found");
  private static final Pattern ELEMENT = Pattern.compile("(?s)(.+)\\[(.*)\\]");

  private final String source;
  private final Problem problem;
  private final KnownNames names;
  private final Operators operators;
  private final String rest;

  /** A problem of a cell. */
  WrongType(String source, Problem problem, KnownNames names) {
    this.source = source;
    this.problem = problem;
    this.names = names;
    operators = new Operators(names);
    rest = text(problem.start(), source.length()).lines().findFirst().orElse("");
  }

  private String text(int from, int to) {
    int start = Math.max(0, Math.min(from, source.length()));
    return source.substring(start, Math.max(start, Math.min(to, source.length()))).strip();
  }

  PlainWords words(String text, String first) {
    Matcher found = BINARY.matcher(text);
    if (found.find()) {
      return binary(found.group(1), found.group(2).strip(), found.group(3).strip());
    }
    found = UNARY.matcher(first);
    if (found.find()) {
      return unary(found.group(2), found.group(1));
    }
    found = NO_ARRAY.matcher(first);
    if (found.find()) {
      return element(found.group(1));
    }
    found = LOSSY.matcher(first);
    if (found.find()) {
      return lossy(found.group(1), found.group(2));
    }
    found = INFERRED.matcher(text);
    if (found.find()) {
      return mismatch(found.group(2), found.group(1));
    }
    found = TYPES.matcher(first);
    return found.find() ? mismatch(found.group(1), found.group(2)) : other(text, first);
  }

  private PlainWords binary(String operator, String left, String right) {
    String message =
        "%s does not go with %s and %s"
            .formatted(operator, JavaNames.one(left), JavaNames.one(right));
    int at = problem.position();
    boolean sets = source.startsWith(operator + "=", at) && !operator.equals("=");
    var a = new Operand(text(problem.start(), at), left);
    var b = new Operand(text(at + operator.length() + (sets ? 1 : 0), problem.end()), right);
    return new PlainWords(
        message, sets ? operators.setting(a, operator, b) : operators.between(a, operator, b));
  }

  private PlainWords unary(String operator, String type) {
    String whole = text(problem.start(), problem.end());
    var operand = new Operand(whole.replaceAll("^[-+!~]+\\s*|\\s*(\\+\\+|--)$", ""), type);
    return new PlainWords(
        operator + " does not go with " + JavaNames.one(type), operators.alone(operator, operand));
  }

  /** For brackets behind what is no array. */
  private PlainWords element(String type) {
    String message = "[ ] is for arrays, and this is " + JavaNames.one(type);
    Matcher element = ELEMENT.matcher(text(problem.start(), problem.end()));
    if (!element.matches()) {
      return say(message);
    }
    Optional<String> method =
        type.equals("String")
            ? Optional.of("charAt")
            : Optional.of("get").filter(names.abilities(type).withNumber()::contains);
    return new PlainWords(
        message,
        method.map(name -> "write %s.%s(%s)".formatted(element.group(1), name, element.group(2))));
  }

  private static PlainWords lossy(String from, String to) {
    String other =
        to.equals("float")
            ? "write an f behind the number, as in 3.5f"
            : "cut the value with (" + to + ")";
    return say(
        JavaNames.one(from) + " does not always fit into " + JavaNames.one(to),
        "declare the variable as " + from + ", or " + other);
  }

  private PlainWords mismatch(String from, String to) {
    if (from.equals(to)) {
      return say(
          "there are two types " + from + ", and this is the other one",
          "a cell has declared a type of this name: choose another name for it");
    }
    return new PlainWords(
        "this is %s, but %s is needed".formatted(JavaNames.one(from), JavaNames.one(to)),
        conversion(from, to));
  }

  private Optional<String> conversion(String from, String to) {
    if (to.equals("boolean")) {
      return Optional.of(
          rest.matches("\\w+\\s*=[^=].*")
              ? "one = sets a value; to compare, write =="
              : "a comparison gives one, such as n > 0 or n == 1");
    } else if (from.equals("String") && to.equals("char")) {
      return Optional.of("one character stands in '...', a text in \"...\"");
    } else if (from.equals("char") && to.equals("String")) {
      return Optional.of("a text stands in \"...\", also if it has one character");
    } else if (from.equals("String") && (to.equals("int") || to.equals("double"))) {
      String box = to.equals("int") ? "Integer.parseInt" : "Double.parseDouble";
      return Optional.of("a number without quotes, or " + box + "(text)");
    } else if (to.equals("String") && BASIC.contains(from)) {
      return Optional.of("\"\" + value makes a text of it");
    } else if (from.equals("Integer") && to.equals("Double")) {
      return Optional.of("write 1.0 instead of 1");
    }
    return throughANumber(from, to);
  }

  /** From an object that holds a number to the number, and back. */
  private Optional<String> throughANumber(String from, String to) {
    var value = new Operand(text(problem.start(), problem.end()), from);
    if (NUMBERS.contains(to)) {
      return names
          .abilities(from)
          .number()
          .map(method -> "write " + value.receiver() + "." + method + "() for its number");
    }
    return NUMBERS.contains(from)
        ? names.abilities(to).fromNumber().map(of -> "write " + of + "(" + value.text() + ")")
        : Optional.empty();
  }

  private PlainWords other(String text, String first) {
    Matcher primitive = Pattern.compile("found:\\s+(\\w+)").matcher(text);
    if (first.equals("unexpected type")
        && primitive.find()
        && BOXES.containsKey(primitive.group(1))) {
      return say(
          primitive.group(1) + " is not a class",
          "between < and > write " + BOXES.get(primitive.group(1)));
    }
    String reason = first.replace("incompatible types: ", "");
    return switch (reason) {
      case "unexpected return value" ->
          say(
              "a method that is declared void returns no value",
              "write the type of the value instead of void");
      case "missing return value" ->
          say("this return lacks its value", "write the value behind return, or declare void");
      default -> say("the types do not fit: " + reason);
    };
  }
}
