package gategrad.kernel.errors;

import java.util.List;
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
  private static final Pattern NO_PACKAGE = Pattern.compile("package ([\\w.]+) does not exist");
  private static final Pattern TYPES =
      Pattern.compile("incompatible types: (.+) cannot be converted to (.+)");
  private static final Pattern LOSSY =
      Pattern.compile("possible lossy conversion from (\\w+) to (\\w+)");
  private static final Pattern ONE_CANDIDATE =
      Pattern.compile(
          "(?:method|constructor) (\\w+) .*cannot be applied to given types;\\s+"
              + "required:\\s+(.+?)\\s+found:\\s+(.+?)\\s+reason:",
          Pattern.DOTALL);
  private static final Pattern NO_SUITABLE =
      Pattern.compile("no suitable (?:method|constructor) found for (\\w+)\\((.*?)\\)");
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?:method|constructor) (?:[\\w.<>$,]+?\\.)?(?:<[^>]*>)?([\\w<>]+\\([^)]*\\)) is not");

  private static PlainWords say(String message) {
    return new PlainWords(message, Optional.empty());
  }

  private static PlainWords say(String message, String hint) {
    return new PlainWords(message, Optional.of(hint));
  }

  /** The words for an error that stands at this offset of the cell. */
  static PlainWords of(Diag diag, String source, int at, KnownNames names) {
    String text = JavaNames.plain(diag.getMessage(Locale.ENGLISH));
    String first = text.lines().findFirst().orElse("the compiler gave no reason").strip();
    return switch (diag.getCode().replace("compiler.err.", "")) {
      case "cant.resolve",
          "cant.resolve.args",
          "cant.resolve.location",
          "cant.resolve.location.args" ->
          unknownName(text, source, at, names);
      case "doesnt.exist" -> unknownPackage(first, source, at, names);
      case "expected", "expected2", "expected3", "expected4" -> expected(first);
      case "prob.found.req" -> types(first);
      case "cant.apply.symbol", "cant.apply.symbols" -> arguments(text, first);
      default -> fixed(diag.getCode().replace("compiler.err.", ""), first);
    };
  }

  private static PlainWords fixed(String code, String first) {
    return switch (code) {
      case "premature.eof" ->
          say(
              "the cell ends too early",
              "a closing }, ) or ] is missing; each one opened needs one");
      case "missing.ret.stmt" ->
          say(
              "this method can reach its end without returning a value",
              "add a return statement for every way through it");
      case "not.stmt" -> say("this is not a statement", "is an =, an operator or a ( ) missing?");
      case "illegal.start.of.expr", "illegal.start.of.type", "illegal.start.of.stmt" ->
          say(
              "Java did not expect this here",
              "look just before it: a missing value, a missing ) or } or one too many");
      case "unclosed.str.lit" ->
          say(
              "this string has no end",
              "close it with \" on the same line; several lines go between \"\"\" and \"\"\"");
      case "unclosed.char.lit" ->
          say("this character has no end", "one character stands in '...', a text in \"...\"");
      case "unreported.exception.need.to.catch.or.throw" ->
          say(
              first.replace("unreported exception ", "").replaceAll(";.*", " is not handled"),
              "put the call into try { ... } catch (Exception e) { ... },"
                  + " or write 'throws Exception' behind the method's ( )");
      case "var.might.not.have.been.initialized" ->
          say(first, "give it a value where you declare it");
      case "cant.ref.non.effectively.final.var" ->
          say(first, "copy the value into a new variable that does not change, and use that one");
      case "already.defined" ->
          say(first, "use another name, or leave out the type to change the value");
      default -> first.endsWith("expected") ? expected(first) : say(first);
    };
  }

  private static PlainWords unknownName(String text, String source, int at, KnownNames names) {
    Matcher symbol = SYMBOL.matcher(text);
    if (!symbol.find()) {
      return say(text.lines().findFirst().orElse(""));
    }
    String kind = symbol.group(1);
    String name = symbol.group(2);
    int from = Math.max(at, source.indexOf(name, at));
    boolean member = from > 0 && source.charAt(from - 1) == '.';
    String before = source.substring(0, from);
    if (names.after(before).contains(name)) {
      boolean method = kind.equals("variable");
      return say(
          "there is no " + kind + " " + name + " here",
          name
              + (method
                  ? " is a method: write " + name + "( )"
                  : " is not a method: leave out the ( )"));
    }
    String other =
        member
            ? "type the dot and press Tab to see what there is"
            : "declare it in a cell and run that cell first"
                + (kind.equals("class") ? ", or import it" : "");
    return new PlainWords(
        "there is no " + kind + " " + name + " here",
        Optional.of(nearest(name, before, names).orElse(other)));
  }

  /** For {@code Sytem.out} the compiler takes the unknown name for a package. */
  private static PlainWords unknownPackage(String first, String source, int at, KnownNames names) {
    Matcher matcher = NO_PACKAGE.matcher(first);
    if (!matcher.find() || matcher.group(1).contains(".")) {
      return say(first, "is it spelt right, and is its jar on the class path?");
    }
    String name = matcher.group(1);
    return new PlainWords(
        "there is no variable, class or package " + name + " here",
        nearest(name, source.substring(0, at), names));
  }

  private static Optional<String> nearest(String name, String before, KnownNames names) {
    return NearestName.of(name, names.after(before)).map(near -> "did you mean " + near + "?");
  }

  private static PlainWords expected(String first) {
    String what = first.replace(" expected", "").strip();
    if (what.contains("';'")) {
      return say("a semicolon is missing here", "end the statement with ;");
    }
    if (what.contains("'.class'") || what.contains("<identifier>")) {
      return say("a name is missing here", "a type is followed by a name, as in: int n = 3;");
    }
    return say("here Java expects " + what);
  }

  private static PlainWords types(String first) {
    Matcher types = TYPES.matcher(first);
    if (types.find()) {
      return say(
          "this is "
              + JavaNames.one(types.group(1))
              + ", but "
              + JavaNames.one(types.group(2))
              + " is needed");
    }
    Matcher lossy = LOSSY.matcher(first);
    if (lossy.find()) {
      String from = lossy.group(1);
      String to = lossy.group(2);
      return say(
          JavaNames.one(from) + " does not always fit into " + JavaNames.one(to),
          "declare the variable as " + from + ", or cut the value with (" + to + ")");
    }
    return say(first.replace("incompatible types: ", "the types do not fit: "));
  }

  private static PlainWords arguments(String text, String first) {
    Matcher one = ONE_CANDIDATE.matcher(text);
    if (one.find()) {
      return say(
          one.group(1) + " does not take " + arguments(one.group(3)),
          "write " + one.group(1) + arguments(one.group(2)));
    }
    Matcher several = NO_SUITABLE.matcher(text);
    if (!several.find()) {
      return say(first);
    }
    List<String> candidates = signatures(text);
    return new PlainWords(
        "no " + several.group(1) + " takes " + arguments(several.group(2)),
        candidates.isEmpty()
            ? Optional.empty()
            : Optional.of("there is " + String.join(", ", candidates)));
  }

  private static List<String> signatures(String text) {
    return CANDIDATE.matcher(text).results().map(r -> r.group(1)).distinct().limit(8).toList();
  }

  private static String arguments(String types) {
    return "(" + types.replace("no arguments", "").replace(",", ", ").replaceAll(" +", " ") + ")";
  }
}
