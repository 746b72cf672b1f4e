package gategrad.kernel.errors;

import static gategrad.kernel.errors.PlainWords.say;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What other languages have and Java has not.
 *
 * @param form how it looks in a line of source, whose texts are empty
 * @param message what is wrong
 * @param hint what Java has instead
 */
record OtherLanguages(Pattern form, String message, String hint) {
  private static final List<OtherLanguages> ALL =
      List.of(
          of(
              "\\b([A-Z]\\w*(<[^;=]*>)?|int|double|boolean|long)\\?\\s+\\w+",
              "Java has no ? behind a type",
              "leave it out: a variable of a class may be null anyway"),
          of("\\?\\.", "Java has no ?.", "test before: if (x != null) { ... }"),
          of("\\?\\?|\\?:", "Java has no ?? and no ?:", "write x != null ? x : y"),
          of("\\*\\*", "Java has no **", "write x * x, or Math.pow(x, n)"),
          of(
              "\\bf\"",
              "Java has no f before a text",
              "write \"x is \" + x, or String.format(\"%.3f\", x)"),
          of(
              "\\bSTR\\.\"",
              "Java has no STR",
              "write \"x is \" + x, or String.format(\"%.3f\", x)"),
          of(
              "\\bfor\\s*\\(?\\s*\\w+\\s+in\\b",
              "in Java for has ( ) and a colon",
              "write for (var x : list) { ... }"),
          of(
              "^\\s*(let|const|val)\\s+\\w+\\s*=",
              "Java has no word '$1'",
              "write var k = 3; or, if it never changes, final int k = 3;"),
          of(
              "^\\s*(def|fun|func|function|fn)\\s+\\w+\\s*\\(",
              "Java has no word '$1'",
              "a method begins with the type of its value: double f(double x) { return 2 * x; }"),
          of("\\b(elif|elsif|elseif)\\b", "Java has no word '$1'", "write else if (...) { ... }"),
          of("\\bunless\\b", "Java has no word 'unless'", "write if (!(...)) { ... }"),
          of(
              "\\w\\[[^\\]]*:[^\\]]*\\]",
              "Java has no [from:to]",
              "write list.subList(from, to), text.substring(from, to) or Arrays.copyOfRange(array, from, to)"));

  private static final Map<String, String> NAMES =
      Map.of(
          "None", "null",
          "nil", "null",
          "NULL", "null",
          "True", "true",
          "False", "false",
          "self", "this",
          "len", "list.size(), array.length or text.length()",
          "range", "for (int i = 0; i < n; i++) { ... }",
          "str", "String.valueOf(x)");

  private static OtherLanguages of(String form, String message, String hint) {
    return new OtherLanguages(Pattern.compile(form, Pattern.MULTILINE), message, hint);
  }

  /** The words if the line around this offset has a form of another language. */
  static Optional<PlainWords> words(String source, int at) {
    String plain = Masked.literals(source);
    int place = Math.min(at, plain.length());
    int start = plain.lastIndexOf('\n', Math.max(0, place - 1)) + 1;
    int end = plain.indexOf('\n', place) < 0 ? plain.length() : plain.indexOf('\n', place);
    String line = plain.substring(start, Math.max(start, end));
    return ALL.stream().flatMap(each -> each.in(line).stream()).findFirst();
  }

  private Optional<PlainWords> in(String line) {
    Matcher found = form.matcher(line);
    return found.find()
        ? Optional.of(
            say(found.groupCount() == 1 ? message.replace("$1", found.group(1)) : message, hint))
        : Optional.empty();
  }

  /** What Java writes for a name that other languages have. */
  static Optional<String> name(String name) {
    return Optional.ofNullable(NAMES.get(name));
  }
}
