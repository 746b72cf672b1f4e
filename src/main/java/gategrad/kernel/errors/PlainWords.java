package gategrad.kernel.errors;

import gategrad.kernel.source.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compiler message in plain words.
 *
 * @param message what is wrong, one line
 * @param hint what to do about it, where that is known
 */
record PlainWords(String message, Optional<String> hint) {
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

  static PlainWords say(String message) {
    return new PlainWords(message, Optional.empty());
  }

  static PlainWords say(String message, String hint) {
    return new PlainWords(message, Optional.of(hint));
  }

  /** The words for an error that stands at this offset of the cell. */
  static PlainWords of(Problem problem, String source, int at, KnownNames names) {
    return NewerJava.words(problem.code(), source, at)
        .or(() -> isOfSyntax(problem.code()) ? OtherLanguages.words(source, at) : Optional.empty())
        .or(
            () ->
                isOfACall(problem.code())
                    ? Construction.words(source, at, names)
                    : Optional.empty())
        .orElseGet(() -> words(problem, source, at, names));
  }

  /** Whether what is wrong may be a form that Java does not have. */
  private static boolean isOfSyntax(String code) {
    return code.contains("expected")
        || code.contains("illegal.start")
        || code.equals("premature.eof")
        || code.startsWith("cant.resolve")
        || code.equals("not.stmt");
  }

  /** Whether the arguments of a call may be what is wrong. */
  private static boolean isOfACall(String code) {
    return code.startsWith("cant.apply.symbol")
        || Set.of("report.access", "prob.found.req", "enum.cant.be.instantiated").contains(code);
  }

  private static PlainWords words(Problem problem, String source, int at, KnownNames names) {
    String code = problem.code();
    String text = JavaNames.plain(problem.message());
    String first = text.lines().findFirst().orElse("the compiler gave no reason").strip();
    var unknown = new UnknownName(source, at, names);
    return switch (code) {
      case "cant.resolve",
          "cant.resolve.args",
          "cant.resolve.location",
          "cant.resolve.location.args" ->
          unknown.symbol(text);
      case "doesnt.exist" -> unknown.packageName(first);
      case "report.access" -> unknown.isPrivate(first);
      case "expected", "expected2", "expected3", "expected4", "premature.eof", "not.stmt" ->
          new MissingToken(source, at).words(code, first);
      case "ret.outside.meth" ->
          say(
              "return leaves a method, and this one stands in none",
              "to show a value write it alone, without return; to leave out the rest of a cell put"
                  + " it into an if");
      case "illegal.start.of.expr", "illegal.start.of.type", "illegal.start.of.stmt" ->
          new MissingToken(source, at).unexpected();
      case "prob.found.req",
          "operator.cant.be.applied",
          "operator.cant.be.applied.1",
          "incomparable.types",
          "array.req.but.found",
          "type.found.req" ->
          new WrongType(source, problem, names).words(text, first);
      case "cant.apply.symbol", "cant.apply.symbols" -> arguments(text, first);
      default ->
          first.endsWith("expected")
              ? new MissingToken(source, at).words(code, first)
              : CommonMistake.words(code, text, first);
    };
  }

  private static PlainWords arguments(String text, String first) {
    Matcher one = ONE_CANDIDATE.matcher(text);
    if (one.find()) {
      String name = one.group(1);
      return say(
          name + " does not take " + arguments(one.group(3)),
          "write " + name + arguments(one.group(2)));
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
