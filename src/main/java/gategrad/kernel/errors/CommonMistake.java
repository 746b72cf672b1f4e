package gategrad.kernel.errors;

import static gategrad.kernel.errors.PlainWords.say;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words for errors that need no look at the cell, by the compiler's name of the error.
 *
 * @param message what is wrong; empty where the compiler says it plainly
 * @param hint what to do about it
 */
record CommonMistake(String message, String hint) {
  private static final String AS_THE_COMPILER_SAYS = "";

  private static final Map<String, CommonMistake> ALL =
      Map.ofEntries(
          mistake(
              "missing.ret.stmt",
              "this method can reach its end without returning a value",
              "add a return statement for every way through it"),
          mistake(
              "unreachable.stmt",
              "this can never run",
              "before it stands a return, break, continue or throw, or a loop without end"),
          mistake(
              "not.exhaustive",
              "this switch leaves some values out",
              "add a case for the others: default -> ..."),
          mistake(
              "not.exhaustive.statement",
              "this switch leaves some values out",
              "add a case for the others: default -> ..."),
          mistake(
              "else.without.if",
              "this else has no if before it",
              "write it in the same cell, right behind the if's }"),
          mistake(
              "variable.not.allowed",
              "a variable cannot be declared here",
              "put { } around the statements of an if or a loop (Java has no word 'then')"),
          mistake(
              "var.might.not.have.been.initialized",
              AS_THE_COMPILER_SAYS,
              "give it a value where you declare it"),
          mistake(
              "cant.ref.non.effectively.final.var",
              AS_THE_COMPILER_SAYS,
              "a for loop may change it; for a lambda, copy the value into a new variable that"
                  + " does not change"),
          mistake(
              "already.defined",
              AS_THE_COMPILER_SAYS,
              "use another name, or leave out the type to change the value"),
          mistake(
              "cant.assign.val.to.var",
              AS_THE_COMPILER_SAYS,
              "leave out final where it is declared, if it must change"),
          mistake(
              "cant.assign.val.to.final.var",
              AS_THE_COMPILER_SAYS,
              "leave out final where it is declared, if it must change"),
          mistake(
              "cant.infer.local.var.type",
              "Java cannot tell the type of this variable",
              "write its type instead of var, or give it a value that has one"),
          mistake(
              "unclosed.str.lit",
              "this string has no end",
              "close it with \" on the same line; several lines go between \"\"\" and \"\"\""),
          mistake(
              "unclosed.char.lit",
              "this character has no end",
              "one character stands in '...', a text in \"...\""),
          mistake("unclosed.text.block", "this text block has no end", "close it with \"\"\""),
          mistake("unclosed.comment", "this comment has no end", "close it with */"),
          mistake(
              "illegal.text.block.open",
              "a text block begins on the line after its \"\"\"",
              "break the line there, or write a text of one line between \" and \""),
          mistake(
              "illegal.esc.char",
              "no such sign may follow a \\ in a text",
              "write \\\\ for a \\ itself; \\n is a new line"),
          mistake(
              "int.number.too.large",
              "this number is too large for an int, which ends at 2147483647",
              "write an L behind it and declare the variable as long, or write it as a double:"
                  + " 3e9"),
          mistake(
              "illegal.array.creation.both.dimension.and.initialization",
              "an array has either a size or values here, not both",
              "write new int[3] or new int[] {1, 2, 3}"),
          mistake(
              "limit.string",
              "this text is too long: Java takes 65,535 bytes in one",
              "put it into a file and read it: Files.readString(Path.of(\"data.csv\"))"),
          mistake(
              "limit.code",
              "this is too much for one piece of code: Java takes 65,535 bytes in a method,"
                  + " an array of values included",
              "put the values into a file and read it, or cut the code into methods"),
          mistake("type.name.reserved", AS_THE_COMPILER_SAYS, "choose another name"),
          mistake(
              "unexpected.type",
              "this cannot be set",
              "only a variable, a field or an element of an array stands before ="),
          mistake(
              "call.must.be.first.stmt.in.ctor",
              AS_THE_COMPILER_SAYS,
              "write super(...) or this(...) as the constructor's first line; Java 25 and later"
                  + " allow other lines before it"),
          mistake(
              "non.sealed.with.no.sealed.supertype",
              "non-sealed is only for what a sealed type permits",
              "leave it out, or name the type behind the permits of a sealed one"),
          mistake(
              "cant.inherit.from.sealed",
              AS_THE_COMPILER_SAYS,
              "name it behind the word permits of that type, and run that cell again"),
          mistake(
              "non.sealed.sealed.or.final.expected",
              "what a sealed type permits is final, sealed or non-sealed",
              "write final before class; records are final by themselves"));

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

  private static Map.Entry<String, CommonMistake> mistake(
      String code, String message, String hint) {
    return Map.entry(code, new CommonMistake(message, hint));
  }

  /** The words for a text that no class file can hold. */
  static PlainWords textTooLong() {
    return words("limit.string", "", "");
  }

  /**
   * The words for what the compiler refuses.
   *
   * @param code the compiler's name of the error
   * @param text its message
   * @param first the first line of that
   */
  static PlainWords words(String code, String text, String first) {
    return switch (code) {
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
      case "illegal.char" -> badCharacter(first);
      default ->
          Optional.ofNullable(ALL.get(code))
              .map(known -> say(known.message.isEmpty() ? first : known.message, known.hint))
              .orElseGet(() -> say(first));
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

  private static PlainWords badCharacter(String first) {
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
