package gategrad.kernel.errors;

import static gategrad.kernel.errors.PlainWords.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a later Java than the running one has, and what to write until then.
 *
 * @param form how it looks in a line of source
 * @param feature what it is called
 * @param since the first Java that has it
 * @param until what to write before that
 */
record NewerJava(Pattern form, String feature, int since, String until) {
  private static final List<NewerJava> ALL =
      List.of(
          of(
              "(instanceof|case)\\s+(final\\s+)?[A-Z][\\w.]*(<[^>]*>)?\\s*\\([^)]*",
              "a record pattern",
              21,
              "write if (x instanceof P p), and p.x() for its part"),
          of(
              "case\\s+(final\\s+)?([A-Z][\\w.]*(<[^>]*>)?(\\[\\])*|int|double|long)\\s+\\w+\\s*(->|:|&&|when)",
              "a pattern behind case",
              21,
              "write if (x instanceof P p) ... else if ..."),
          of("case\\s+null", "case null", 21, "test with if (x == null) before the switch"),
          of(
              "(?<![\\w$])_(?![\\w$])",
              "_ for what nobody uses",
              22,
              "give it a name, such as ignored"),
          of(
              "\\bimport\\s+module\\s+[\\w.]*",
              "import module",
              25,
              "write import java.util.*; and the like"),
          of("\\bIO\\.(print|println|readln)\\b", "IO", 25, "write System.out.println(...)"));

  private static final Set<String> CODES =
      Set.of(
          "preview.feature.disabled",
          "preview.feature.disabled.plural",
          "feature.not.supported.in.source",
          "feature.not.supported.in.source.plural",
          "underscore.as.identifier",
          "underscore.as.identifier.in.lambda",
          "expected",
          "expected2",
          "expected3",
          "expected4",
          "illegal.start.of.expr",
          "illegal.start.of.type",
          "cant.resolve.location");

  /** Methods that JDKs got after 17, with the first that has them. */
  private static final List<Set<String>> METHODS =
      List.of(
          Set.of(
              "getFirst",
              "getLast",
              "removeFirst",
              "removeLast",
              "addFirst",
              "addLast",
              "reversed",
              "clamp",
              "ofVirtual",
              "startVirtualThread",
              "splitWithDelimiters"));

  private static NewerJava of(String form, String feature, int since, String until) {
    return new NewerJava(Pattern.compile(form), feature, since, until);
  }

  /** The words if what stands around this offset is part of a later Java. */
  static Optional<PlainWords> words(String code, String source, int at) {
    return CODES.contains(code) || code.endsWith("expected") ? words(source, at) : Optional.empty();
  }

  private static Optional<PlainWords> words(String source, int at) {
    int place = Math.min(at, source.length());
    int start = source.lastIndexOf('\n', Math.max(0, place - 1)) + 1;
    int end = source.indexOf('\n', place) < 0 ? source.length() : source.indexOf('\n', place);
    String line = source.substring(start, Math.max(start, end));
    return ALL.stream()
        .filter(each -> each.since > running() && each.isAt(line, place - start))
        .findFirst()
        .map(each -> each.words());
  }

  private boolean isAt(String line, int at) {
    Matcher found = form.matcher(line);
    while (found.find()) {
      if (found.start() <= at && at <= found.end() + 1) {
        return true;
      }
    }
    return false;
  }

  private PlainWords words() {
    return said(feature, since, until);
  }

  private static PlainWords said(String feature, int since, String until) {
    return say(
        "%s is part of Java since %d, and this is Java %d".formatted(feature, since, running()),
        until);
  }

  /** The words for a method that later JDKs have. */
  static Optional<PlainWords> method(String name) {
    boolean newer = running() < 21 && METHODS.get(0).contains(name);
    return newer
        ? Optional.of(
            said(
                "the method " + name,
                21,
                "get(0), get(size() - 1), or another older method does the same"))
        : Optional.empty();
  }

  private static int running() {
    return Runtime.version().feature();
  }
}
