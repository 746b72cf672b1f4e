package gategrad.kernel.errors;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/**
 * A compiler message in plain words.
 *
 * @param message what is wrong, one line
 * @param hint what to do about it, where that is known
 */
record PlainWords(String message, Optional<String> hint) {
  private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) (\\w+)");
  private static final Pattern TYPES =
      Pattern.compile("incompatible types: (.+) cannot be converted to (.+)");

  private static PlainWords say(String message) {
    return new PlainWords(message, Optional.empty());
  }

  private static PlainWords say(String message, String hint) {
    return new PlainWords(message, Optional.of(hint));
  }

  static PlainWords of(Diag diag, String source, int at, KnownNames names) {
    String code = diag.getCode().replace("compiler.err.", "");
    String text = diag.getMessage(Locale.ENGLISH).replaceAll("REPL\\.\\$JShell\\$\\w+\\.", "");
    return switch (code) {
      case "cant.resolve",
          "cant.resolve.args",
          "cant.resolve.location",
          "cant.resolve.location.args" ->
          unknownName(text, source, at, names);
      case "expected", "expected2", "expected3", "expected4" -> expected(text);
      case "premature.eof" -> say("the cell ends too early", "a closing } or ) or ] is missing");
      case "prob.found.req" -> types(text);
      case "missing.ret.stmt" ->
          say(
              "this method can reach its end without returning a value",
              "add a return statement for every way through it");
      case "cant.apply.symbol", "cant.apply.symbols", "cant.apply.diamond.1" -> arguments(text);
      case "not.stmt" -> say("this is not a statement", "is an operator, a = or a ( ) missing?");
      case "unclosed.str.lit" ->
          say(
              "this string has no end",
              "close it with \" on the same line, or use \"\"\" for several lines");
      case "unclosed.char.lit" ->
          say("this character has no end", "one character in '...', more in \"...\"");
      case "unreported.exception.need.to.catch.or.throw" ->
          say(
              first(text),
              "put it in try { ... } catch (Exception e) { ... }, or add 'throws' to the method");
      case "var.might.not.have.been.initialized" ->
          say(first(text), "give it a value where you declare it");
      case "already.defined" ->
          say(first(text), "use another name, or leave out the type to change the value");
      default -> say(first(text));
    };
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("the compiler gave no reason").strip();
  }

  private static PlainWords unknownName(String text, String source, int at, KnownNames names) {
    Matcher symbol = SYMBOL.matcher(text);
    if (!symbol.find()) {
      return say(first(text));
    }
    String kind = symbol.group(1);
    String name = symbol.group(2);
    int from = source.startsWith(name, at) ? at : Math.max(at, source.indexOf(name, at));
    String message =
        "there is no "
            + kind
            + " "
            + name
            + (text.contains("location: class REPL") ? " here" : " here");
    return new PlainWords(
        message,
        NearestName.of(name, names.after(source.substring(0, from)))
            .map(n -> "did you mean " + n + "?")
            .or(
                () ->
                    Optional.of(
                        kind.equals("class")
                            ? "declare it in a cell and run that cell first, or import it"
                            : "declare it in a cell and run that cell first")));
  }

  private static PlainWords expected(String text) {
    String what = first(text).replace("expected", "").strip();
    return what.contains("';'")
        ? say("a semicolon is missing here", "end the statement with ;")
        : say(what.replace("or ", " or ").replaceAll(" +", " ") + " is expected here");
  }

  private static PlainWords types(String text) {
    Matcher types = TYPES.matcher(text);
    if (types.find()) {
      return say("this is a " + types.group(1) + ", but a " + types.group(2) + " is needed");
    }
    Matcher lossy =
        Pattern.compile("possible lossy conversion from (\\w+) to (\\w+)").matcher(text);
    if (lossy.find()) {
      String to = lossy.group(2);
      return say(
          "a " + lossy.group(1) + " does not fit into a " + to,
          "declare the variable as " + lossy.group(1) + ", or cut the value with (" + to + ")");
    }
    return say(first(text).replace("incompatible types: ", "the types do not fit: "));
  }

  private static PlainWords arguments(String text) {
    return say(first(text));
  }
}
