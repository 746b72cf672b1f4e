package gategrad.kernel.errors;

import static gategrad.kernel.errors.PlainWords.say;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for errors that need no look at the cell. */
final class CommonMistake {
  private static final Pattern STATIC =
      Pattern.compile("non-static (\\w+) (\\w+)\\S* cannot be referenced.*");
  private static final Pattern ABSTRACT_METHOD =
      Pattern.compile(
          "(\\S+) is not abstract and does not override abstract method (\\S+) in (.*)");
  private static final Pattern WEAKER_ACCESS =
      Pattern.compile(
          "(\\S+\\(.*?\\)) in \\S+ cannot (?:implement|override) \\S+\\(.*?\\) in (\\S+)"
              + "(?s:.*)was (public|protected)\\s*");
  private static final Pattern BAD_CHARACTER = Pattern.compile(".*'\\\\u(\\w{4})'.*");

  private CommonMistake() {}

  /**
   * The words for a diagnostic.
   *
   * @param code the compiler's name of the error
   * @param text the compiler's message
   * @param first its first line
   */
  static PlainWords words(String code, String text, String first) {
    return switch (code) {
      case "missing.ret.stmt" ->
          say(
              "this method can reach its end without returning a value",
              "add a return statement for every way through it");
      case "unreachable.stmt" ->
          say(
              "this can never run",
              "before it stands a return, break, continue or throw, or a loop without end");
      case "unreported.exception.need.to.catch.or.throw" ->
          say(
              first.replace("unreported exception ", "").replaceAll(";.*", " is not handled"),
              "put the call into try { ... } catch (Exception e) { ... },"
                  + " or write 'throws Exception' behind the method's ( )");
      case "non-static.cant.be.ref" -> ofAnObject(first);
      case "abstract.cant.be.instantiated" ->
          say(
              first.replace("; cannot be instantiated", ", so new cannot make one"),
              "make an object of a class that implements or extends it");
      case "does.not.override.abstract" -> abstractMethod(first);
      case "override.weaker.access" -> weakerAccess(text, first);
      case "not.exhaustive", "not.exhaustive.statement" ->
          say("this switch leaves some values out", "add a case for the others: default -> ...");
      case "else.without.if" ->
          say(
              "this else has no if before it",
              "write it in the same cell, right behind the if's }");
      case "variable.not.allowed" ->
          say(
              "a variable cannot be declared here",
              "put { } around the statements of an if or a loop (Java has no word 'then')");
      default -> ofVariables(code, text, first);
    };
  }

  private static PlainWords ofVariables(String code, String text, String first) {
    return switch (code) {
      case "var.might.not.have.been.initialized" ->
          say(first, "give it a value where you declare it");
      case "cant.ref.non.effectively.final.var" ->
          say(
              first,
              "a for loop may change it; for a lambda, copy the value into a new variable that"
                  + " does not change");
      case "already.defined" ->
          say(first, "use another name, or leave out the type to change the value");
      case "cant.assign.val.to.var", "cant.assign.val.to.final.var" ->
          say(first, "leave out final where it is declared, if it must change");
      case "cant.infer.local.var.type" ->
          say(
              "Java cannot tell the type of this variable",
              "write its type instead of var, or give it a value that has one");
      default -> ofLiterals(code, text, first);
    };
  }

  private static PlainWords ofLiterals(String code, String text, String first) {
    return switch (code) {
      case "unclosed.str.lit" ->
          say(
              "this string has no end",
              "close it with \" on the same line; several lines go between \"\"\" and \"\"\"");
      case "unclosed.char.lit" ->
          say("this character has no end", "one character stands in '...', a text in \"...\"");
      case "unclosed.text.block" -> say("this text block has no end", "close it with \"\"\"");
      case "illegal.text.block.open" ->
          say(
              "a text block begins on the line after its \"\"\"",
              "break the line there, or write a text of one line between \" and \"");
      case "int.number.too.large" ->
          say(
              "this number is too large for an int, which ends at 2147483647",
              "write an L behind it and declare the variable as long, or write it as a double:"
                  + " 3e9");
      case "illegal.array.creation.both.dimension.and.initialization" ->
          say(
              "an array has either a size or values here, not both",
              "write new int[3] or new int[] {1, 2, 3}");
      case "limit.string" ->
          say(
              "this text is too long: Java takes 65,535 bytes in one",
              "put it into a file and read it: Files.readString(Path.of(\"data.csv\"))");
      case "limit.code" ->
          say(
              "this is too much for one piece of code: Java takes 65,535 bytes in a method,"
                  + " an array of values included",
              "put the values into a file and read it, or cut the code into methods");
      case "illegal.char" -> badCharacter(text, first);
      default -> say(first);
    };
  }

  private static PlainWords ofAnObject(String first) {
    Matcher name = STATIC.matcher(first);
    if (!name.matches()) {
      return say(first);
    }
    if (name.group(2).equals("this") || name.group(2).equals("super")) {
      return say(
          "there is no " + name.group(2) + " outside of a class", "write the name without it");
    }
    return say(
        name.group(2) + " belongs to each object, not to the class",
        "make an object with new, and call it behind the variable's name and a dot");
  }

  private static PlainWords abstractMethod(String first) {
    Matcher missing = ABSTRACT_METHOD.matcher(first);
    return missing.matches()
        ? say(
            missing.group(1) + " lacks the method " + missing.group(2) + " of " + missing.group(3),
            "write it in the class, with the word public before it")
        : say(first);
  }

  /** Mostly a forgotten public: the methods of an interface are public without saying so. */
  private static PlainWords weakerAccess(String text, String first) {
    Matcher access = WEAKER_ACCESS.matcher(text);
    return access.matches()
        ? say(
            access.group(1) + " must be " + access.group(3) + ", as it is in " + access.group(2),
            "write " + access.group(3) + " before the method")
        : say(first);
  }

  private static PlainWords badCharacter(String text, String first) {
    Matcher code = BAD_CHARACTER.matcher(first);
    String character =
        code.matches() ? Character.toString(Integer.parseInt(code.group(1), 16)) : "";
    if ("“”„«»".contains(character) && !character.isEmpty()) {
      return say("the quote " + character + " is not Java's", "write straight quotes: \"text\"");
    }
    return character.isEmpty()
        ? say(first.replace("illegal character", "this character does not belong here"))
        : say("the character " + character + " does not belong here");
  }
}
